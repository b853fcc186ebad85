package org.gongqiao.app.disputes.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.GivenGrant;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewGrant;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.JointResult;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.vault.SealedColumn;
import org.gongqiao.app.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Channels of joint mediation, and the disputes that are shared through them. */
@Component
public class Channels implements RecordLookup {

    static final Vault.Column PHONE = Vault.Column.of("disputes.partner.phone");

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Disputes disputes;
    private final Grants grants;
    private final Matters matters;
    private final Notices notices;
    private final Unions unions;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Channels(JdbcClient jdbc, Vault vault, Disputes disputes, Grants grants, Matters matters, Notices notices, Unions unions, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.disputes = disputes;
        this.grants = grants;
        this.matters = matters;
        this.notices = notices;
        this.unions = unions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Sealed {

        @Bean
        SealedColumn sealedPartnerPhone() {
            return SealedColumn.of(PHONE);
        }
    }

    @Override
    public String kind() {
        return "channel";
    }

    /** In the desk's own subtree: a channel of a higher union is open to use, not to change. */
    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return jdbc.sql("select exists (select from disputes.channel where id = :id and (area_path >= scope.low() and area_path < scope.high() or line_path >= scope.low() and line_path < scope.high()))")
                .param("id", id).query(Boolean.class).single();
    }

    /** Those the desk may use: its own, those below, and those of the unions above. */
    @Transactional(readOnly = true)
    public List<Channel> all() {
        var partners = jdbc.sql("select id, channel_id, kind, name, contact from disputes.partner where ended_at is null order by name").query((row, n) ->
                Map.entry(row.getObject("channel_id", UUID.class), new Channel.Partner(row.getObject("id", UUID.class), Channel.Kind.valueOf(row.getString("kind")),
                        row.getString("name"), row.getString("contact")))).list();
        return jdbc.sql("select id, unit_id, unit_name, name, purpose, from_on, until_on from disputes.channel order by until_on is not null, name limit 500")
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Channel(id, row.getObject("unit_id", UUID.class), row.getString("unit_name"), row.getString("name"), row.getString("purpose"),
                            row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class),
                            partners.stream().filter(each -> each.getKey().equals(id)).map(Map.Entry::getValue).toList());
                }).list();
    }

    /** Names a channel at the desk's union. */
    @Transactional
    public UUID name(String name, String purpose) {
        Union at = unions.get(Scope.desk().unit());
        UUID id = ids.next();
        jdbc.sql("""
                insert into disputes.channel (id, unit_id, unit_name, name, purpose, from_on, area_path, line_path)
                values (:id, :unit, :unitName, :name, :purpose, :from, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("unit", at.id()).param("unitName", at.name()).param("name", name).param("purpose", purpose)
                .param("from", LocalDate.now(clock)).param("area", at.areaPath()).param("line", at.linePath()).update();
        audit.record(AuditEntry.of(Act.CHANNEL_CHANGED, "channel", id));
        return id;
    }

    @Transactional
    public void addPartner(UUID channel, Channel.Kind kind, String name, String contact, String phone) {
        UUID id = ids.next();
        jdbc.sql("""
                insert into disputes.partner (id, channel_id, kind, name, contact, phone, area_path, line_path)
                select :id, c.id, :kind, :name, :contact, :phone, c.area_path, c.line_path from disputes.channel c where c.id = :channel""")
                .param("id", id).param("channel", channel).param("kind", kind.name()).param("name", name).param("contact", contact)
                .param("phone", vault.seal(PHONE, id, phone)).update();
        audit.record(AuditEntry.of(Act.CHANNEL_CHANGED, "channel", channel).with(Map.of("partner", id)));
    }

    /** Closes a channel from today; what was shared goes on. */
    @Transactional
    public void close(UUID channel) {
        jdbc.sql("update disputes.channel set until_on = :today where id = :id and until_on is null").param("today", LocalDate.now(clock)).param("id", channel).update();
        audit.record(AuditEntry.of(Act.CHANNEL_CHANGED, "channel", channel).with(Map.of("closed", true)));
    }

    /** Proposes to share a dispute with a partner, and asks each worker who has an account; the others consent on paper. */
    @Transactional
    public UUID propose(UUID disputeId, UUID partnerId) {
        Dispute dispute = disputes.get(disputeId);
        record Found(UUID channel, String name, String purpose, String partner) {}
        Found found = jdbc.sql("""
                select c.id, c.name, c.purpose, p.name from disputes.partner p join disputes.channel c on c.id = p.channel_id
                where p.id = :partner and p.ended_at is null and c.until_on is null""").param("partner", partnerId)
                .query((row, n) -> new Found(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4))).optional()
                .orElseThrow(() -> new NotFound("partner", partnerId));
        UUID id = ids.next();
        jdbc.sql("""
                insert into disputes.share (id, dispute_id, matter_id, channel_id, channel, partner_id, partner, purpose, proposed_at, area_path, line_path)
                select :id, d.id, d.matter_id, :channelId, :channel, :partnerId, :partner, :purpose, :now, d.area_path, d.line_path
                from disputes.dispute d where d.id = :dispute""")
                .param("id", id).param("dispute", disputeId).param("channelId", found.channel()).param("channel", found.name()).param("partnerId", partnerId)
                .param("partner", found.partner()).param("purpose", found.purpose()).param("now", now()).update();
        for (Claimant claimant : disputes.claimants(disputeId)) {
            if (claimant.stage().isOpen()) {
                jdbc.sql("""
                        insert into disputes.consent (share_id, claimant_id, person_id, name, area_path, line_path)
                        select :share, :claimant, :person, :name, s.area_path, s.line_path from disputes.share s where s.id = :share""")
                        .param("share", id).param("claimant", claimant.id()).param("person", claimant.personId(), Types.OTHER).param("name", claimant.name()).update();
                if (claimant.personId() != null) {
                    notices.send(Message.inbox(claimant.personId(), "disputes.notice.consent", dispute.number(), found.partner()).leadingTo("/my/disputes/" + disputeId));
                }
            }
        }
        matters.note(dispute.matterId(), "disputes.done.shareProposed", found.name(), found.partner());
        return id;
    }

    /** What is shared, or proposed to be, of a dispute the caller sees; the newest first. */
    @Transactional(readOnly = true)
    public List<Share> of(UUID disputeId) {
        var consents = jdbc.sql("""
                select n.share_id, n.claimant_id, n.name, n.person_id, n.given from disputes.consent n join disputes.share s on s.id = n.share_id
                where s.dispute_id = :dispute order by n.name""").param("dispute", disputeId)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), new Share.Consent(row.getObject(2, UUID.class), row.getString(3), row.getObject(4) != null,
                        row.getObject(5, Boolean.class)))).list();
        return jdbc.sql("""
                select s.id, s.dispute_id, s.channel, s.partner, s.purpose, s.proposed_at, s.sent_at, s.grant_id, s.cancelled_at,
                    (select w.result from disputes.word w where w.grant_id = s.grant_id and w.result is not null order by w.id desc limit 1) as result
                from disputes.share s where s.dispute_id = :dispute order by s.id desc""").param("dispute", disputeId)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Share(id, row.getObject("dispute_id", UUID.class), row.getString("channel"), row.getString("partner"), row.getString("purpose"),
                            instant(row, "proposed_at"), consents.stream().filter(each -> each.getKey().equals(id)).map(Map.Entry::getValue).toList(),
                            row.getObject("sent_at") == null ? null : instant(row, "sent_at"), row.getObject("grant_id", UUID.class),
                            row.getObject("cancelled_at") == null ? null : instant(row, "cancelled_at"),
                            row.getString("result") == null ? null : JointResult.valueOf(row.getString("result")));
                }).list();
    }

    /** A worker answers for himself on his phone; false where he was not asked, or it was sent already. */
    @Transactional
    public boolean answer(UUID shareId, UUID person, boolean given) {
        return jdbc.sql("""
                update disputes.consent set given = :given, at = :now where share_id = :share and person_id = :person
                    and exists (select from disputes.share s where s.id = share_id and s.sent_at is null and s.cancelled_at is null)""")
                .param("given", given).param("now", now()).param("share", shareId).param("person", person).update() == 1;
    }

    /** The officer records the written consent of a worker without an account. */
    @Transactional
    public boolean onPaper(UUID disputeId, UUID shareId, UUID claimantId) {
        Share share = get(disputeId, shareId);
        boolean done = share.sentAt() == null && jdbc.sql("""
                update disputes.consent set given = true, paper = true, at = :now where share_id = :share and claimant_id = :claimant and person_id is null""")
                .param("now", now()).param("share", shareId).param("claimant", claimantId).update() == 1;
        if (done) {
            audit.record(AuditEntry.of(Act.CONSENT_GIVEN, "dispute", disputeId).with(Map.of("share", shareId, "claimant", claimantId, "paper", true)));
        }
        return done;
    }

    /** Sends the dispute to the partner: a dated grant, once every worker has consented; empty before that. */
    @Transactional
    public Optional<GivenGrant> send(UUID disputeId, UUID shareId, LocalDate lastDay, String base) {
        Share share = get(disputeId, shareId);
        Dispute dispute = disputes.get(disputeId);
        if (!share.mayBeSent() || !dispute.isOpen()) {
            return Optional.empty();
        }
        record Contact(UUID id, String contact, byte[] phone) {}
        Contact contact = jdbc.sql("select p.id, p.contact, p.phone from disputes.partner p join disputes.share s on s.partner_id = p.id where s.id = :share").param("share", shareId)
                .query((row, n) -> new Contact(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3))).single();
        GivenGrant grant = grants.give(new NewGrant(dispute.matterId(), PartRole.PARTNER, contact.contact(), share.partner(), share.purpose(),
                vault.open(PHONE, contact.id(), contact.phone()), lastDay), base);
        jdbc.sql("update disputes.share set sent_at = :now, grant_id = :grant where id = :id and sent_at is null").param("now", now()).param("grant", grant.id())
                .param("id", shareId).update();
        matters.note(dispute.matterId(), List.of(PartRole.PARTNER), "disputes.done.shared", share.channel(), share.partner());
        audit.record(AuditEntry.of(Act.CASE_SHARED, "dispute", disputeId).about(dispute.personId()).because(share.purpose()).with(Map.of("share", shareId, "until", lastDay)));
        return Optional.of(grant);
    }

    /** Takes a share back: nothing was sent, or the partner's grant ends at once. */
    @Transactional
    public boolean cancel(UUID disputeId, UUID shareId, String why) {
        Share share = get(disputeId, shareId);
        boolean done = jdbc.sql("update disputes.share set cancelled_at = :now where id = :id and cancelled_at is null").param("now", now()).param("id", shareId).update() == 1;
        if (done && share.grantId() != null) {
            grants.end(share.grantId(), why);
        }
        if (done) {
            audit.record(AuditEntry.of(Act.CASE_RETURNED, "dispute", disputeId).because(why).with(Map.of("share", shareId)));
        }
        return done;
    }

    private Share get(UUID disputeId, UUID shareId) {
        return of(disputeId).stream().filter(each -> each.id().equals(shareId)).findFirst().orElseThrow(() -> new NotFound("share", shareId));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
