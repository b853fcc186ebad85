package org.gongqiao.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.gongqiao.app.ui.MessageFiles;
import org.junit.jupiter.api.Test;

class AuditTextsTest {

    @Test
    void everyActAndFaultHasWordsInBothLanguages() {
        var texts = new MessageFiles();
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            for (Act act : Act.values()) {
                assertThat(texts.has("audit.act." + act.name(), locale)).as(act.name()).isTrue();
            }
            for (AuditChain.Fault fault : AuditChain.Fault.values()) {
                assertThat(texts.has("audit.fault." + fault.name(), locale)).as(fault.name()).isTrue();
            }
        }
    }
}
