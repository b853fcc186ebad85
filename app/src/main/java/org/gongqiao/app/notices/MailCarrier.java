package org.gongqiao.app.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** E-mail over SMTP: plain text in UTF-8 from {@code gq.mail.from}. */
final class MailCarrier {

    private final @Nullable JavaMailSender sender;
    private final String from;

    MailCarrier(@Nullable JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    String send(Outgoing message) throws DeliveryFailure {
        if (sender == null) {
            throw DeliveryFailure.passing("no mail server configured");
        }
        try {
            var mail = sender.createMimeMessage();
            var content = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
            content.setFrom(from);
            content.setTo(message.address());
            content.setSubject(message.title());
            content.setText(message.text());
            // Programs that answer by themselves leave such mail alone (RFC 3834).
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setHeader("Content-Language", message.language());
            sender.send(mail);
            return mail.getMessageID();
        } catch (AddressException e) {
            throw DeliveryFailure.lasting("not an e-mail address");
        } catch (MailAuthenticationException e) {
            throw DeliveryFailure.passing("the mail server refuses the login");
        } catch (MailSendException e) {
            throw isRefusedAddress(e) ? DeliveryFailure.lasting("the mail server refuses the address")
                    : DeliveryFailure.passing("mail server: " + e.getMostSpecificCause().getClass().getSimpleName());
        } catch (MailException | MessagingException e) {
            throw DeliveryFailure.passing("mail: " + e.getClass().getSimpleName());
        }
    }

    private static boolean isRefusedAddress(MailSendException failure) {
        for (Exception each : failure.getMessageExceptions()) {
            if (each instanceof SendFailedException refused && refused.getInvalidAddresses() != null
                    && refused.getInvalidAddresses().length > 0) {
                return true;
            }
        }
        return false;
    }
}
