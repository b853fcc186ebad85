package org.gongqiao.app.membership;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.SensitiveField;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One member's file for an officer: the person, the membership and its earlier versions. Opening it is logged. */
@Component
public class MemberFiles {

    /** @param person null where the membership has ended: then the person is no longer in the officer's reach */
    public record MemberFile(Membership membership, @Nullable Person person, String unionName, Work work, List<Version> versions) {}

    /** What the roster says of the work; every field may be missing. */
    public record Work(@Nullable String employment, @Nullable String occupation, @Nullable String jobNo, @Nullable String jobTitle,
                       @Nullable String skillLevel, @Nullable Boolean migrant, @Nullable String note) {}

    /**
     * A version that was replaced.
     *
     * @param untilOn first day on which it no longer held; null where it was replaced by a correction
     */
    public record Version(LocalDate fromOn, @Nullable LocalDate untilOn, Instant recordedUntil, String status, String unionName) {}

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final Persons persons;
    private final Unions unions;

    MemberFiles(JdbcClient jdbc, Memberships memberships, Persons persons, Unions unions) {
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.persons = persons;
        this.unions = unions;
    }

    @Transactional
    public MemberFile open(UUID id) {
        Membership membership = memberships.get(id);
        Person person = persons.find(membership.personId()).isPresent() ? persons.open(membership.personId()) : null;
        return new MemberFile(membership, person, unions.get(membership.unitId()).name(), work(id), versions(id));
    }

    @Transactional
    public Optional<String> unmask(UUID id, SensitiveField field, String reason) {
        return persons.unmask(memberships.get(id).personId(), field, reason);
    }

    private Work work(UUID id) {
        return jdbc.sql("select employment, occupation, job_no, job_title, skill_level, migrant, note from membership.membership where id = :id")
                .param("id", id).query((row, n) -> new Work(row.getString("employment"), row.getString("occupation"), row.getString("job_no"),
                        row.getString("job_title"), row.getString("skill_level"), row.getObject("migrant", Boolean.class), row.getString("note"))).single();
    }

    private List<Version> versions(UUID id) {
        return jdbc.sql("""
                select lower(valid) as from_on, upper(valid) as until_on, lower(recorded) as since, fields ->> 'status' as status, unit_id
                from membership.membership_version where membership_id = :id and upper(recorded) is null order by lower(valid) desc""")
                .param("id", id, Types.OTHER).query((row, n) -> new Version(row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class),
                        row.getObject("since", OffsetDateTime.class).toInstant(), row.getString("status"),
                        unions.find(row.getObject("unit_id", UUID.class)).map(Union::name).orElse(""))).list();
    }
}
