package org.gongqiao.app.identity;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.ui.Ui;

/**
 * A person's own data as he may correct them.
 *
 * @param phone     what he typed as the new phone; empty otherwise
 * @param sent      whether a code is on its way to it
 * @param education code of GB/T 4658, or empty
 */
public record OwnDataPage(Person person, String phone, boolean sent, String education, String email, List<Ui.Option> educations,
                          Map<String, String> errors) {}
