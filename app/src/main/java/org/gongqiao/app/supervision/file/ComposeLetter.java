package org.gongqiao.app.supervision.file;

import java.util.UUID;

/**
 * The words of a letter.
 *
 * @param key       of the form
 * @param addressee the employer, or the authority it goes to
 * @param facts     what was found; names no worker
 * @param basis     provisions that are not kept, or that the letter rests on
 * @param demand    what is asked for
 */
public record ComposeLetter(UUID key, String addressee, String title, String facts, String basis, String demand) {}
