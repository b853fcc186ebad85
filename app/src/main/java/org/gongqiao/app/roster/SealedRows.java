package org.gongqiao.app.roster;

import org.gongqiao.app.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which column of this schema is sealed in its own name. Values that wait for a person's row are not rewritten when keys
 * rotate: they stand here for days at most, and writing refuses a row whose hashes are of an older key. Nor are uploads,
 * which stand here until they are read.
 */
@Configuration(proxyBeanMethods = false)
class SealedRows {

    @Bean
    SealedColumn sealedRosterCells() {
        return SealedColumn.of(RowStore.CELLS);
    }
}
