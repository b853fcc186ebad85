package org.gongqiao.app.supervision;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.CorrectionCheck;
import org.gongqiao.app.supervision.file.Delivery;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A letter with what became of it.
 *
 * @param file       its case; null where it has none
 * @param verdicts   what it rests on; before issue what the rules say to issuing it from this desk
 * @param recipients how many employers a published reminder is addressed to
 */
public record LetterView(Letter letter, @Nullable Case file, List<Verdict> verdicts, Optional<Due> due, List<Delivery> deliveries, List<Reply> replies,
                         List<CorrectionCheck> checks, int recipients) {}
