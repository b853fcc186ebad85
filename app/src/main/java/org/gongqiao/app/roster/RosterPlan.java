package org.gongqiao.app.roster;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.Masks;
import org.gongqiao.app.identity.PersonRegister;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.membership.MemberRegister;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.roster.sheet.DocumentType;
import org.gongqiao.app.roster.sheet.RosterField;
import org.gongqiao.app.roster.sheet.RosterRow;
import org.gongqiao.app.roster.sheet.Verdict;
import org.gongqiao.app.roster.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of one file with what the database knows, a batch at a time, and says what is to become of each. Remembers
 * the names of unions it has met.
 *
 * <p>What it knows of people outside the officer's scope it uses and does not tell: a live membership elsewhere gives the same
 * answer wherever it is.
 */
final class RosterPlan {

    /** More names of unions than any office has; rows beyond are refused as unknown. */
    private static final int MOST_UNIONS = 5_000;
    private static final Set<String> ENDINGS = Set.of("4", "5", "6");

    /** An accepted row and its keyed hashes. */
    private record Candidate(SheetRow row, RosterRow values, IdType idType, byte[][] documents, byte[][] phones) {}

    private record Named(int no, @Nullable UUID unit) {}

    private final RosterImport plan;
    private final PersonRegister persons;
    private final MemberRegister members;
    private final Unions unions;
    private final Ids ids;
    private final Map<String, Named> named = new LinkedHashMap<>();

    RosterPlan(RosterImport plan, PersonRegister persons, MemberRegister members, Unions unions, Ids ids) {
        this.plan = plan;
        this.persons = persons;
        this.members = members;
        this.unions = unions;
        this.ids = ids;
    }

    /** A name that was met for the first time in the last batch. */
    record NewName(int no, String name, @Nullable UUID unit) {}

    record Batch(List<PlannedRow> rows, List<NewName> names) {}

    /** Plans rows; runs in a transaction of the import's scope. */
    Batch plan(List<SheetRow> sheet, List<Verdict> verdicts) {
        var names = names(verdicts);
        var candidates = new ArrayList<@Nullable Candidate>(sheet.size());
        for (int i = 0; i < sheet.size(); i++) {
            candidates.add(verdicts.get(i) instanceof Verdict.Accepted accepted ? candidate(sheet.get(i), accepted.values()) : null);
        }
        List<Candidate> accepted = candidates.stream().filter(Objects::nonNull).toList();
        var known = persons.documentsKnown(PersonRegister.flat(accepted.stream().map(Candidate::documents).toList()));
        var owners = persons.phonesKnown(PersonRegister.flat(accepted.stream().map(Candidate::phones).toList()));
        Collection<UUID> people = known.values().stream().map(PersonRegister.Known::personId).toList();
        Map<UUID, MemberRegister.Held> held = people.isEmpty() ? Map.of() : members.held(people);
        Set<UUID> live = people.isEmpty() ? Set.of() : members.liveAnywhere(people);
        Map<UUID, PersonRegister.Recorded> recorded = people.isEmpty() ? Map.of() : persons.recorded(people);

        var rows = new ArrayList<PlannedRow>(sheet.size());
        for (int i = 0; i < sheet.size(); i++) {
            SheetRow row = sheet.get(i);
            switch (verdicts.get(i)) {
                case Verdict.Skipped _ -> {
                }
                case Verdict.Rejected rejected -> rows.add(PlannedRow.refused(row, RosterVerdict.REJECTED, rejected.findings().stream()
                        .map(f -> new PlannedRow.Why(f.reason().id(), f.field() == null ? "" : f.field().name(), f.typed(), f.row())).toList()));
                case Verdict.DuplicateInFile duplicate -> rows.add(PlannedRow.refused(row, RosterVerdict.DUPLICATE,
                        List.of(new PlannedRow.Why("duplicate", "", "", duplicate.firstRow()))));
                case Verdict.Accepted _ -> {
                    Candidate candidate = Objects.requireNonNull(candidates.get(i));
                    rows.add(plan(candidate, first(known, candidate.documents()), owners, held, live, recorded));
                }
            }
        }
        return new Batch(rows, names);
    }

    private PlannedRow plan(Candidate row, PersonRegister.@Nullable Known known, Map<ByteBuffer, Set<UUID>> owners,
                            Map<UUID, MemberRegister.Held> held, Set<UUID> live, Map<UUID, PersonRegister.Recorded> recorded) {
        var reasons = new ArrayList<PlannedRow.Why>();
        if (known != null && !known.name().equals(row.values().name())) {
            reasons.add(PlannedRow.Why.of(PlanReason.NAME_DIFFERS, RosterField.NAME.name(), ""));
        }
        for (byte[] hash : row.phones()) {
            if (owners.getOrDefault(ByteBuffer.wrap(hash), Set.of()).stream().anyMatch(owner -> known == null || !owner.equals(known.personId()))) {
                reasons.add(PlannedRow.Why.of(PlanReason.PHONE_REGISTERED, RosterField.PHONE.name(), ""));
                break;
            }
        }
        if (ENDINGS.contains(String.valueOf(row.values().get(RosterField.CHANGE_KIND)))) {
            reasons.add(PlannedRow.Why.of(PlanReason.MEMBERSHIP_ENDED, RosterField.CHANGE_KIND.name(), ""));
        }
        String unionName = row.values().union();
        Named union = unionName == null ? null : named.get(unionName);
        if (unionName != null && union == null) {
            reasons.add(PlannedRow.Why.of(PlanReason.UNION_UNKNOWN, RosterField.UNION.name(), unionName));
        }
        MemberRegister.Held mine = known == null ? null : held.get(known.personId());
        UUID unit = unionName == null ? plan.unitId() : union == null ? null : union.unit();
        boolean elsewhere = known != null && live.contains(known.personId()) && (mine == null || unit != null && !mine.unitId().equals(unit));
        if (elsewhere && reasons.isEmpty()) {
            reasons.add(PlannedRow.Why.of(PlanReason.MEMBER_ELSEWHERE, unionName == null ? "" : RosterField.UNION.name(), ""));
        }
        if (!reasons.isEmpty()) {
            return PlannedRow.refused(row.row(), RosterVerdict.REJECTED, reasons);
        }
        PersonRegister.Recorded person = known == null ? null : recorded.get(known.personId());
        List<PlannedRow.Change> changes = mine == null || person == null ? List.of() : changes(row.values(), person, mine, known.hasAccount());
        RosterVerdict verdict = mine == null || person == null ? (hasBasis(row.values()) ? RosterVerdict.NEW : RosterVerdict.INVITED)
                : changes.isEmpty() ? RosterVerdict.UNCHANGED : RosterVerdict.CHANGED;
        boolean waits = unionName != null && unit == null;
        return new PlannedRow(row.row(), waits ? RosterVerdict.WAITING : verdict, waits ? verdict : null,
                known == null ? ids.next() : known.personId(), mine != null ? mine.id() : ids.next(), mine != null ? mine.unitId() : unit,
                known != null, union == null ? null : union.no(), mine == null ? null : mine.unitId(),
                mine == null || person == null ? new int[0] : new int[] {person.version(), mine.version()}, changes, List.of(), row.values(), row.idType(),
                row.documents()[0], row.phones()[0], known == null || !known.hasAccount());
    }

    /** A declared paper application, with a date from the row or from the declaration. */
    private boolean hasBasis(RosterRow row) {
        return plan.basis() != null && (plan.basisOn() != null || row.changeDate() != null);
    }

    /** What a row says otherwise than what is recorded; a blank says nothing. */
    private static List<PlannedRow.Change> changes(RosterRow row, PersonRegister.Recorded person, MemberRegister.Held member, boolean ownPhone) {
        var changes = new ArrayList<PlannedRow.Change>();
        compare(changes, row, RosterField.SEX, person.sex());
        compare(changes, row, RosterField.BIRTH_DATE, person.birthOn() == null ? null : person.birthOn().toString());
        compare(changes, row, RosterField.NATIONALITY, person.nationality());
        compare(changes, row, RosterField.EDUCATION, person.education());
        compare(changes, row, RosterField.POLITICAL_STATUS, person.political());
        compare(changes, row, RosterField.HOUSEHOLD_TYPE, person.householdType());
        compare(changes, row, RosterField.HOUSEHOLD_REGION, person.householdRegion());
        compare(changes, row, RosterField.NATIVE_PLACE, person.nativeRegion());
        if (!ownPhone && !row.phone().equals(person.phone())) {
            changes.add(new PlannedRow.Change(RosterField.PHONE.name(), person.phone() == null ? null : Masks.phone(person.phone()), Masks.phone(row.phone())));
        }
        compare(changes, row, RosterField.EMAIL, person.email());
        compare(changes, row, RosterField.EMPLOYMENT, member.employment());
        compare(changes, row, RosterField.CHANGE_KIND, member.changeType());
        compare(changes, row, RosterField.CHANGE_DATE, member.changeOn());
        compare(changes, row, RosterField.CHANGE_REASON, member.changeReason());
        compare(changes, row, RosterField.EMPLOYER, member.workplace());
        compare(changes, row, RosterField.TRADE, member.occupation());
        compare(changes, row, RosterField.STAFF_NUMBER, member.jobNo());
        compare(changes, row, RosterField.TITLE, member.jobTitle());
        compare(changes, row, RosterField.SKILL_LEVEL, member.skillLevel());
        compare(changes, row, RosterField.MIGRANT_WORKER, member.migrant() == null ? null : member.migrant() ? "1" : "0");
        compare(changes, row, RosterField.NOTE, member.note());
        return changes;
    }

    private static void compare(List<PlannedRow.Change> changes, RosterRow row, RosterField field, @Nullable String old) {
        String now = row.get(field);
        if (now != null && !now.equals(old)) {
            changes.add(new PlannedRow.Change(field.name(), old, now));
        }
    }

    private Candidate candidate(SheetRow row, RosterRow values) {
        IdType type = idType(values.idType());
        return new Candidate(row, values, type, persons.documentHashes(type, values.idNumber()), persons.phoneHashes(values.phone()));
    }

    /** Numbers of the rarer documents differ in form among themselves, so they may share one type. */
    static IdType idType(DocumentType type) {
        return switch (type) {
            case RESIDENT_ID -> IdType.RESIDENT_ID;
            case HK_MACAO_RESIDENCE_PERMIT, TAIWAN_RESIDENCE_PERMIT -> IdType.HK_MO_TW_RESIDENCE_PERMIT;
            case PASSPORT -> IdType.PASSPORT;
            case OFFICER_CARD -> IdType.OFFICER_CARD;
            case FOREIGN_PERMANENT_RESIDENT -> IdType.FOREIGN_PERMANENT_RESIDENCE;
            case SOLDIER_CARD, HK_MACAO_TRAVEL_PERMIT, TAIWAN_TRAVEL_PERMIT -> IdType.OTHER;
        };
    }

    private static PersonRegister.@Nullable Known first(Map<ByteBuffer, PersonRegister.Known> known, byte[][] hashes) {
        for (byte[] hash : hashes) {
            PersonRegister.Known found = known.get(ByteBuffer.wrap(hash));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Looks up the names of unions that this batch brings for the first time. */
    private List<NewName> names(List<Verdict> verdicts) {
        var fresh = new HashSet<String>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Accepted accepted && accepted.values().union() instanceof String name && !named.containsKey(name)
                    && named.size() + fresh.size() < MOST_UNIONS) {
                fresh.add(name);
            }
        }
        if (fresh.isEmpty()) {
            return List.of();
        }
        Map<String, List<Union>> found = unions.namedInScope(fresh);
        var names = new ArrayList<NewName>();
        for (String name : fresh.stream().sorted().toList()) {
            List<Union> bearing = found.getOrDefault(name, List.of());
            UUID unit = bearing.size() == 1 ? bearing.getFirst().id() : null;
            named.put(name, new Named(named.size() + 1, unit));
            names.add(new NewName(named.get(name).no(), name, unit));
        }
        return names;
    }
}
