package org.gongqiao.app.law.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.Unit;

/** Counts from one state of statute book, calendar and readings; pure, and safe for many threads. */
public final class Reckoner {

    private final Almanac almanac;

    Reckoner(Almanac almanac) {
        this.almanac = almanac;
    }

    /**
     * The days of a limit.
     *
     * @param limit  name of a law parameter that counts time
     * @param region six digits of GB/T 2260
     * @param turns  what happened to the clock, in the order in which it was recorded. The last {@link Turn.Started} is its event;
     *               the others count in the order of their days, and what lies before the event does not count, except the end
     * @throws MissingLimit where nobody has set the limit for that region and day
     */
    public Due due(String limit, String region, List<? extends Turn> turns) {
        Turn event = turns.reversed().stream().filter(turn -> turn instanceof Turn.Started).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a clock begins with its event"));
        List<Turn> inOrder = new ArrayList<>();
        inOrder.add(event);
        turns.stream().filter(turn -> turn instanceof Turn.Ended || !(turn instanceof Turn.Started) && !turn.day().isBefore(event.day()))
                .sorted(Comparator.comparing(Turn::day)).forEach(inOrder::add);
        Parameter number = almanac.limit(limit, region, event.day());
        var readings = new LinkedHashMap<String, SettledReading>();
        boolean extended = inOrder.stream().anyMatch(turn -> turn instanceof Turn.Extended || turn instanceof Turn.ExtendedBy);
        List<Track> tracks = new ArrayList<>();
        for (Unit unit : units(number, region, readings)) {
            for (Rest rest : rests(number, unit, extended, region, readings)) {
                for (Reading back : backs(number, region, readings)) {
                    var track = new Track(almanac, limit, region, number.otherUnit() == null ? null : unit, rest, back);
                    track.walk(inOrder);
                    tracks.add(track);
                }
            }
        }
        return of(tracks, readings);
    }

    /** A number that counts time, as it holds at a region on a day; refused where nobody has set it. */
    public Parameter limit(String name, String region, LocalDate day) {
        return almanac.limit(name, region, day);
    }

    private Due of(List<Track> tracks, Map<String, SettledReading> readings) {
        record Result(Track track, Track.End end) {}
        List<Result> results = tracks.stream().map(track -> new Result(track, track.end())).toList();
        Comparator<Result> byDay = Comparator.comparing(result -> result.end().day());
        Result first = results.stream().min(byDay).orElseThrow();
        Result last = results.stream().max(byDay).orElseThrow();
        boolean provisional = results.stream().anyMatch(result -> result.end().provisional());
        Track track = first.track();
        Optional<LocalDate> ended = Optional.ofNullable(track.endedOn());
        Due.State state = ended.isPresent() ? Due.State.ENDED : track.isSuspended() ? Due.State.SUSPENDED : Due.State.RUNNING;

        var lines = new ArrayList<Line>(track.lines());
        if (!first.end().day().equals(last.end().day())) {
            lines.add(differ("readingEarlier", first.track(), last.track(), first.end()));
            List<Line> other = last.track().lines();
            int same = 0;
            while (same < other.size() && same < track.lines().size() && other.get(same).equals(track.lines().get(same))) {
                same++;
            }
            lines.addAll(other.subList(same, other.size()));
            lines.add(differ("readingLater", last.track(), first.track(), last.end()));
            lines.add(plain("both", first.end().day(), last.end().day()));
        } else {
            lines.add(plain("lastDay", first.end().day(), first.end().day().getDayOfWeek()));
        }
        readings.forEach((question, settled) -> lines.add(plain("settled", settled.choice(), settled.source(), String.valueOf(settled.version()))));
        if (state == Due.State.SUSPENDED) {
            lines.add(plain("standsStill"));
        }
        ended.ifPresent(day -> lines.add(plain("ended", day)));
        return new Due(first.end().day(), last.end().day(), provisional, state, ended, lines, ground(track, readings));
    }

    private static Line plain(String key, Object... args) {
        return new Line(key, List.of(args), null, null, null);
    }

    /** Names the reading by which a day comes out, in the words of what differs between the two. */
    private Line differ(String key, Track mine, Track other, Track.End end) {
        Reading reading;
        if (mine.unitCounted() != other.unitCounted()) {
            reading = mine.unitCounted() == Unit.WORKDAY ? Reading.WORKING_DAYS : Reading.CALENDAR_DAYS;
        } else if (mine.back() != other.back()) {
            reading = mine.back();
        } else {
            reading = mine.rest().reading();
        }
        if (reading == other.rest().reading() && mine.unitCounted() == other.unitCounted() && mine.back() == other.back()) {
            return plain(key + "Unsure", end.day(), end.day().getDayOfWeek());
        }
        return plain(key, reading, end.day(), end.day().getDayOfWeek());
    }

    private Ground ground(Track track, Map<String, SettledReading> readings) {
        Parameter number = track.number();
        Rule rule = almanac.rule(number.ruleId(), track.region(), track.eventOn());
        var used = new LinkedHashSet<Ground.Used>();
        track.used().forEach(p -> used.add(new Ground.Used(p.name(), p.region(), p.version(), p.value(), p.unit(), p.citation(), p.mark())));
        var facts = new LinkedHashMap<String, String>();
        facts.put("event", track.eventOn().toString());
        readings.forEach((question, settled) -> facts.put(question, settled.choice() + " " + settled.region() + " v" + settled.version()));
        return new Ground(rule.id(), rule.version(), number.citation(), number.mark(), List.copyOf(used), Map.copyOf(facts));
    }

    private List<Unit> units(Parameter number, String region, Map<String, SettledReading> readings) {
        if (number.otherUnit() == null) {
            return List.of(number.unit());
        }
        Optional<SettledReading> settled = almanac.settled(number.name(), region);
        settled.ifPresent(choice -> readings.put(number.name(), choice));
        return settled.map(choice -> List.of(choice.choice() == Reading.WORKING_DAYS ? Unit.WORKDAY : Unit.DAY))
                .orElse(List.of(number.unit(), number.otherUnit()));
    }

    /** Only a last day counted in calendar days rolls; a working day needs no reading. */
    private List<Rest> rests(Parameter number, Unit unit, boolean extended, String region, Map<String, SettledReading> readings) {
        if (number.backward() || unit == Unit.WORKDAY && !extended) {
            return List.of(Rest.WEEKEND);
        }
        Optional<SettledReading> settled = almanac.settled(Question.REST_DAY, region);
        settled.ifPresent(choice -> readings.put(Question.REST_DAY, choice));
        return List.of(Rest.values()).stream().filter(rest -> settled.isEmpty() || settled.get().choice() == rest.reading()).toList();
    }

    private List<Reading> backs(Parameter number, String region, Map<String, SettledReading> readings) {
        if (!number.backward()) {
            return List.of(Reading.NTH_DAY_BACK);
        }
        Optional<SettledReading> settled = almanac.settled(Question.BACKWARD, region);
        settled.ifPresent(choice -> readings.put(Question.BACKWARD, choice));
        return settled.map(choice -> List.of(choice.choice())).orElse(Reading.of(Question.Kind.BACKWARD));
    }
}
