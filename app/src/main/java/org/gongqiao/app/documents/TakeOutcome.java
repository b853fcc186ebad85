package org.gongqiao.app.documents;

import java.util.List;

/** What became of a file that was sent. */
public sealed interface TakeOutcome {

    record Taken(Attachment attachment) implements TakeOutcome {}

    /** Message {@code documents.take.<FAULT>} with {@code args} says it in words. */
    record Refused(TakeFault fault, List<Object> args) implements TakeOutcome {}
}
