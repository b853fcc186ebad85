package org.gongqiao.app.roster;

import org.gongqiao.app.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which columns of this schema are sealed in their own name. Values that wait for a person's row are not rewritten when keys
 * rotate: they stand here for days at most, and writing refuses a row whose hashes are of an older key.
 */
@Configuration(proxyBeanMethods = false)
class SealedRows {

    @Bean
    SealedColumn sealedRosterCells() {
        return SealedColumn.of(RowStore.CELLS);
    }

    @Bean
    SealedColumn sealedRosterUploads() {
        return SealedColumn.of(Uploads.CONTENT);
    }
}
