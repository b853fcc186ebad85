package org.gongqiao.bench.ballot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** What a recorded run spent its time on: samples by the first frame that says it. */
final class Profile {
    private record Part(String name, List<String> types) {}

    private static final List<Part> PARTS = List.of(
            new Part("products of 2048-bit numbers (the kernel)", List.of("org.gongqiao.ballot.arithmetic.Lanes")),
            new Part("decimal digits in and out", List.of("org.gongqiao.ballot.text.Decimal")),
            new Part("SHA-256", List.of("java.security.MessageDigest", "sun.security.provider", "org.gongqiao.ballot.text.Sha256")),
            new Part("reading JSON", List.of("org.gongqiao.ballot.text.JsonReader", "org.gongqiao.ballot.BallotRules$Examination")),
            new Part("tables, copying between lanes", List.of("org.gongqiao.ballot.arithmetic.VectorEngine")),
            new Part("the rest", List.of("")));

    private Profile() {}

    static Map<String, Integer> of(Path recording) throws IOException {
        Map<String, Integer> samples = new LinkedHashMap<>();
        PARTS.forEach(part -> samples.put(part.name, 0));
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples.merge(part(event.getStackTrace().getFrames()), 1, Integer::sum);
                }
            }
        }
        return samples;
    }

    private static String part(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            for (Part part : PARTS.subList(0, PARTS.size() - 1)) {
                if (part.types.stream().anyMatch(type::startsWith)) {
                    return part.name;
                }
            }
        }
        return PARTS.getLast().name;
    }
}
