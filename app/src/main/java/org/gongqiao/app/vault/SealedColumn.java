package org.gongqiao.app.vault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where sealed values stand, so that a rotation of keys finds them: one bean for each column that a module seals.
 *
 * @param place    as it is sealed; its name says schema, table and column
 * @param idColumn the column whose value is the row id in the seal
 * @param hashed   the keyed hash kept beside the value; null where there is none
 */
public record SealedColumn(Vault.Column place, String idColumn, @Nullable Hashed hashed) {

    /**
     * @param column the hash column of the same table
     * @param domain of the hash
     * @param reads  other columns of the row that its text needs
     * @param text   makes the text that is hashed, from the value in clear and those columns
     * @param copies {@code schema.table.column} where the same hash is kept again
     */
    public record Hashed(String column, Vault.Domain domain, List<String> reads, HashText text, List<String> copies) {}

    @FunctionalInterface
    public interface HashText {
        String of(String plain, List<String> others);
    }

    public static SealedColumn of(Vault.Column place) {
        return new SealedColumn(place, "id", null);
    }

    /** With the hash of the value itself. */
    public static SealedColumn of(Vault.Column place, String hashColumn, Vault.Domain domain, String... copies) {
        return new SealedColumn(place, "id", new Hashed(hashColumn, domain, List.of(), (plain, others) -> plain, List.of(copies)));
    }

    public String table() {
        String name = place.toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    public String column() {
        String name = place.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
