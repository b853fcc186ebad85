package org.gongqiao.app.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final Vault.Column NUMBER = Vault.Column.of("a.b.number");
    private static final Vault.Column PHONE = Vault.Column.of("a.b.phone");

    @TempDir Path folder;
    private Keys keys;
    private Vault vault;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        keys = Keys.open(folder, java.time.Clock.systemUTC());
        vault = new Vault(keys);
    }

    @Test
    void opensWhatItSealedAndNeverTheSameBytesTwice() {
        byte[] sealed = vault.seal(NUMBER, row, "11010519491231002X");
        assertThat(vault.open(NUMBER, row, sealed)).isEqualTo("11010519491231002X");
        assertThat(vault.seal(NUMBER, row, "11010519491231002X")).isNotEqualTo(sealed);
    }

    @Test
    void refusesAValueMovedToAnotherRowOrColumnOrChanged() {
        byte[] sealed = vault.seal(NUMBER, row, "secret");
        assertThatThrownBy(() -> vault.open(NUMBER, UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(PHONE, row, sealed)).isInstanceOf(IllegalStateException.class);
        for (int i = 1; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(NUMBER, row, changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void readsOldKeysAndWritesTheNewOneAfterARotation() {
        byte[] sealed = vault.seal(NUMBER, row, "secret");
        byte[] hash = vault.hash(Vault.Domain.PHONE, "19900000001");
        assertThat(keys.addNext()).isEqualTo(2);
        assertThat(vault.open(NUMBER, row, sealed)).isEqualTo("secret");
        assertThat(vault.isCurrent(sealed)).isFalse();
        assertThat(vault.isCurrent(vault.seal(NUMBER, row, "secret"))).isTrue();
        assertThat(vault.hashes(Vault.Domain.PHONE, "19900000001")).hasDimensions(2, Vault.HASH_BYTES).contains(hash, org.assertj.core.data.Index.atIndex(1));
    }

    @Test
    void keepsKeysAcrossAReopening() {
        byte[] sealed = vault.seal(NUMBER, row, "secret");
        assertThat(new Vault(Keys.open(folder, java.time.Clock.systemUTC())).open(NUMBER, row, sealed)).isEqualTo("secret");
    }

    @Test
    void hashesOfDifferentDomainsDiffer() {
        assertThat(vault.hash(Vault.Domain.PHONE, "1")).isNotEqualTo(vault.hash(Vault.Domain.CODE, "1"));
    }
}
