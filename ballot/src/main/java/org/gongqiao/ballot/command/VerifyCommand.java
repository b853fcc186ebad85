package org.gongqiao.ballot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.gongqiao.ballot.BoardComparison;
import org.gongqiao.ballot.ElectionVerifier;
import org.gongqiao.ballot.Finding;
import org.gongqiao.ballot.Result;
import org.gongqiao.ballot.Verdict;
import org.gongqiao.ballot.text.JsonText;

/** verify-election and verify-diff. */
final class VerifyCommand {
    private static final long TENTHS = 10;
    private final Console console;

    VerifyCommand(Console console) {
        this.console = console;
    }

    int verify(List<String> words) throws IOException, Arguments.Misused {
        Arguments arguments = new Arguments(words, Set.of("--json"), Set.of("--engine", "--threads"));
        arguments.count(1);
        Path file = existing(arguments.plain(0));
        int cores = Runtime.getRuntime().availableProcessors();
        Optional<String> asked = arguments.option("--threads");
        int threads = asked.isPresent() ? arguments.number(asked.get(), 1_000) : cores;
        Verdict verdict;
        try {
            verdict = new ElectionVerifier(new ElectionVerifier.Options(arguments.option("--engine"), threads, this::progress)).verify(file);
        } catch (IllegalArgumentException unavailable) {
            console.tell("no-engine", arguments.option("--engine").orElse(""));
            return Main.USAGE;
        }
        if (arguments.flag("--json")) {
            console.out().println(json(verdict));
        } else {
            print(verdict);
        }
        return switch (verdict) {
            case Verdict.Accepted accepted -> Main.OK;
            case Verdict.Rejected rejected -> Main.REJECTED;
            case Verdict.NotAnArchive other -> Main.NOT_AN_ARCHIVE;
            case Verdict.NotSupported feature -> Main.NOT_AN_ARCHIVE;
        };
    }

    private final AtomicLong lastShown = new AtomicLong(-1);

    /** A line a tenth of the way; nothing for what is done at once. */
    private void progress(ElectionVerifier.Phase phase, long done, long total) {
        long tenth = total == 0 ? TENTHS : done * TENTHS / total + phase.ordinal() * (TENTHS + 1);
        boolean slow = phase == ElectionVerifier.Phase.BALLOTS ? total >= 200 : total >= 100_000_000;
        if (slow && lastShown.getAndSet(tenth) != tenth) {
            console.tell("progress", console.words().say("phase." + phase), done, total);
        }
    }

    private static Path existing(String name) throws NoSuchFileException {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    private void print(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted(Verdict.Summary election) -> {
                console.say("accepted", election.name(), election.uuid(), console.words().say("stage." + election.stage()));
                console.say("accepted.counts", election.credentials(), election.ballots(), election.voters(), election.weight());
                console.say("accepted.fingerprint", election.fingerprint());
                console.say("accepted.last", election.lastEvent());
                election.result().ifPresent(this::print);
            }
            case Verdict.Rejected rejected -> {
                console.say("rejected", rejected.count());
                for (Finding finding : rejected.findings()) {
                    console.out().println("[" + finding.check() + " §" + finding.check().section() + "] " + console.words().say("check." + finding.check()) + " | "
                            + finding.record() + (finding.place().isEmpty() ? "" : " | " + finding.place()) + (finding.tracker().isEmpty() ? "" : " | " + finding.tracker()));
                }
                if (rejected.count() > rejected.findings().size()) {
                    console.say("rejected.more", rejected.count() - rejected.findings().size());
                }
            }
            case Verdict.NotAnArchive other -> console.say("not-archive", other.reason());
            case Verdict.NotSupported feature -> console.say("not-supported", feature.feature());
        }
    }

    private void print(Result result) {
        for (int i = 0; i < result.outcomes().size(); i++) {
            switch (result.outcomes().get(i)) {
                case Result.Counts counts -> console.out().println((i + 1) + ": " + counts.counts());
                case Result.Rankings rankings -> console.out().println((i + 1) + ": " + console.words().say("result.rankings", rankings.rankings().size()));
            }
        }
    }

    private static String json(Verdict verdict) {
        JsonText out = new JsonText().object();
        switch (verdict) {
            case Verdict.Accepted(Verdict.Summary election) -> {
                out.field("verdict").string("accepted").field("stage").string(election.stage().name()).field("uuid").string(election.uuid()).field("name")
                        .string(election.name()).field("fingerprint").string(election.fingerprint()).field("credentials").number(election.credentials())
                        .field("ballots").number(election.ballots()).field("voters").number(election.voters()).field("weight").number(election.weight())
                        .field("last_event").string(election.lastEvent());
                election.result().ifPresent(result -> write(result, out.field("result")));
            }
            case Verdict.Rejected rejected -> {
                out.field("verdict").string("rejected").field("count").number(rejected.count()).field("findings").array();
                for (Finding finding : rejected.findings()) {
                    out.object().field("check").string(finding.check().name()).field("section").string(finding.check().section()).field("record")
                            .string(finding.record()).field("place").string(finding.place()).field("tracker").string(finding.tracker()).endObject();
                }
                out.endArray();
            }
            case Verdict.NotAnArchive other -> out.field("verdict").string("not-an-archive").field("reason").string(other.reason());
            case Verdict.NotSupported feature -> out.field("verdict").string("not-supported").field("feature").string(feature.feature());
        }
        return out.endObject().toString();
    }

    private static void write(Result result, JsonText out) {
        out.array();
        for (Result.Outcome outcome : result.outcomes()) {
            out.array();
            switch (outcome) {
                case Result.Counts counts -> counts.counts().forEach(out::number);
                case Result.Rankings rankings -> rankings.rankings().forEach(ranking -> {
                    out.array();
                    ranking.forEach(out::number);
                    out.endArray();
                });
            }
            out.endArray();
        }
        out.endArray();
    }

    int compare(List<String> words) throws IOException, Arguments.Misused {
        Arguments arguments = new Arguments(words, Set.of("--json"), Set.of());
        arguments.count(2);
        BoardComparison.Outcome outcome = BoardComparison.compare(existing(arguments.plain(0)), existing(arguments.plain(1)));
        JsonText json = new JsonText().object().field("verdict");
        int status = switch (outcome) {
            case BoardComparison.Continued(long added) -> {
                json.string("continued").field("added_members").number(added);
                yield Main.OK;
            }
            case BoardComparison.Parted(String member, long offset) -> {
                json.string("parted").field("member").string(member).field("offset").number(offset);
                yield Main.REJECTED;
            }
            case BoardComparison.NotAnArchive(Path file) -> {
                json.string("not-an-archive").field("file").string(file.toString());
                yield Main.NOT_AN_ARCHIVE;
            }
        };
        if (arguments.flag("--json")) {
            console.out().println(json.endObject());
            return status;
        }
        switch (outcome) {
            case BoardComparison.Continued(long added) when added == 0 -> console.say("diff.same");
            case BoardComparison.Continued(long added) -> console.say("diff.continued", added);
            case BoardComparison.Parted(String member, long offset) -> console.say("diff.parted", member, offset);
            case BoardComparison.NotAnArchive(Path file) -> console.say("not-archive", file);
        }
        return status;
    }
}
