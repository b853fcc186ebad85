package org.gongqiao.ballot.command;

import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, from the message files: Chinese, or English where the user's language is not Chinese. */
final class Words {
  private final ResourceBundle messages;

  Words(Locale locale) {
    Locale language = locale.getLanguage().equals("zh") ? Locale.ROOT : Locale.ENGLISH;
    messages = ResourceBundle.getBundle("org.gongqiao.ballot.command.messages", language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String say(String key, Object... values) {
    String text = messages.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
