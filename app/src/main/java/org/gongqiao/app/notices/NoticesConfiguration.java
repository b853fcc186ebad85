package org.gongqiao.app.notices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.time.LocalTime;
import org.gongqiao.app.ui.DemoMode;
import org.gongqiao.app.ui.MenuCounter;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.vault.SealedColumn;
import org.gongqiao.app.vault.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {

    private static final String INBOX = "/my/messages";

    @Bean
    Carriers carriers(ObjectProvider<SmsGateway> gateways, ObjectProvider<JavaMailSender> mail, @Value("${gq.mail.from:}") String from,
                      @Value("${gq.sms.url:}") String smsAddress, @Value("${gq.sms.secret:}") String smsSecret,
                      ObjectProvider<DemoMode> demo, Clock clock, JsonMapper json) {
        SmsGateway sms = gateways.getIfAvailable();
        if (sms == null && !smsAddress.isEmpty()) {
            sms = new HttpSmsGateway(URI.create(smsAddress), new Signature(smsSecret), clock, json);
        }
        return new Carriers(sms, new MailCarrier(mail.getIfAvailable(), from), () -> {
            DemoMode mode = demo.getIfAvailable();
            return mode != null && mode.on();
        });
    }

    @Bean
    Delivery delivery(JdbcClient jdbc, TransactionTemplate transaction, Vault vault, Carriers carriers, JsonMapper json, Clock clock,
                      @Qualifier("applicationTaskExecutor") TaskExecutor executor) {
        return new Delivery(jdbc, transaction, vault, carriers, json, clock, executor);
    }

    @Bean
    MenuEntry messagesTab() {
        return new MenuEntry(MenuSection.WORK, 60, INBOX, "bell", "notices.inbox.tab", null);
    }

    @Bean
    MenuCounter unreadMessages(Notices notices) {
        return desk -> Map.of(INBOX, notices.unread(desk.personId()));
    }

    @Bean
    SealedColumn sealedAddress() {
        return SealedColumn.of(Delivery.ADDRESS);
    }

    @Bean
    SealedColumn sealedMessage() {
        return SealedColumn.of(Delivery.BODY);
    }

    @Bean
    RecurringTask<Void> deliverNotices(Delivery delivery) {
        return Tasks.recurring("notices-deliver", FixedDelay.ofSeconds(5)).execute((instance, context) -> delivery.deliverDue());
    }

    @Bean
    RecurringTask<Void> forgetNotices(Delivery delivery) {
        return Tasks.recurring("notices-forget", Schedules.daily(LocalTime.of(3, 10))).execute((instance, context) -> delivery.forgetOld());
    }
}
