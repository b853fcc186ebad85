package org.gongqiao.app.notices;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person by one channel.
 *
 * @param personId  whom it concerns; null before somebody is known. Required for {@link Channel#INBOX}
 * @param address   the mobile number or e-mail address; null for the inbox
 * @param template  message keys {@code <template>.title} (subject line, heading in the inbox) and {@code <template>.text}
 * @param args      for both texts, already written as they shall be read; an inbox keeps them in clear, so no number,
 *                  code or other sensitive value there
 * @param language  of an SMS or e-mail; the inbox is read in the reader's language of that moment
 * @param link      path in the program to which the inbox entry leads
 * @param expiresAt a one-time code: sent at once, never after this moment
 */
public record Message(Channel channel, @Nullable UUID personId, @Nullable String address, String template, List<String> args,
                      Locale language, @Nullable String link, @Nullable Instant expiresAt) {

    public Message {
        args = List.copyOf(args);
        if (channel == Channel.INBOX ? personId == null : address == null || address.isBlank()) {
            throw new IllegalArgumentException("a message by " + channel + " needs " + (channel == Channel.INBOX ? "a person" : "an address"));
        }
        if (link != null && (!link.startsWith("/") || link.startsWith("//"))) {
            throw new IllegalArgumentException("a link leads into the program");
        }
    }

    public static Message sms(String phone, String template, Object... args) {
        return new Message(Channel.SMS, null, phone, template, written(args), Locale.SIMPLIFIED_CHINESE, null, null);
    }

    public static Message email(String address, String template, Object... args) {
        return new Message(Channel.EMAIL, null, address, template, written(args), Locale.SIMPLIFIED_CHINESE, null, null);
    }

    public static Message inbox(UUID person, String template, Object... args) {
        return new Message(Channel.INBOX, person, null, template, written(args), Locale.SIMPLIFIED_CHINESE, null, null);
    }

    public Message about(UUID person) {
        return new Message(channel, person, address, template, args, language, link, expiresAt);
    }

    public Message in(Locale reader) {
        return new Message(channel, personId, address, template, args, reader, link, expiresAt);
    }

    public Message leadingTo(String path) {
        return new Message(channel, personId, address, template, args, language, path, expiresAt);
    }

    /** Marks a one-time code: sent at once instead of at the next round, and worthless after {@code moment}. */
    public Message atOnceUntil(Instant moment) {
        return new Message(channel, personId, address, template, args, language, link, moment);
    }

    private static List<String> written(Object[] args) {
        return Arrays.stream(args).map(String::valueOf).toList();
    }
}
