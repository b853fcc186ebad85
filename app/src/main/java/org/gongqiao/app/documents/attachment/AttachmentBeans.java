package org.gongqiao.app.documents.attachment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.vault.SealedColumn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentSettings.class)
class AttachmentBeans {

    @Bean
    RecurringTask<Void> sweepAttachments(Attachments attachments) {
        return Tasks.recurring("sweep-attachments", Schedules.fixedDelay(Duration.ofHours(1))).execute((instance, context) -> attachments.sweep());
    }

    @Bean
    SealedColumn sealedFileName() {
        return SealedColumn.of(AttachmentStore.FILE_NAME);
    }

    @Bean
    SealedColumn sealedSource() {
        return SealedColumn.of(AttachmentStore.SOURCE);
    }

    @Bean
    SealedColumn sealedDataKey() {
        return SealedColumn.of(AttachmentStore.DATA_KEY);
    }
}
