package org.gongqiao.app.openness.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.openness.CongressLink;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a worker may read: what his own enterprise published, sensitive matters only as a delegate. He is proved first, in his own
 * scope; then the enterprise's rows are read by a service whose reach is that enterprise. Who read what is kept nowhere.
 */
@Component
public class Reading {

    private static final String NAME = "openness-reading";
    private static final int MOST = 100;

    private final Memberships memberships;
    private final Unions unions;
    private final ItemStore items;
    private final PublicationStore publications;
    private final EnterpriseStore enterprises;
    private final QuestionStore questions;
    private final Attachments attachments;
    private final ObjectProvider<CongressLink> congress;
    private final TransactionTemplate transaction;

    Reading(Memberships memberships, Unions unions, ItemStore items, PublicationStore publications, EnterpriseStore enterprises, QuestionStore questions,
            Attachments attachments, ObjectProvider<CongressLink> congress, TransactionTemplate transaction) {
        this.memberships = memberships;
        this.unions = unions;
        this.items = items;
        this.publications = publications;
        this.enterprises = enterprises;
        this.questions = questions;
        this.attachments = attachments;
        this.congress = congress;
        this.transaction = transaction;
    }

    /** Where somebody reads. */
    private record Place(Union union, boolean delegate) {}

    /**
     * A publication as somebody may see it.
     *
     * @param itemName the unit's own words, or a message key
     * @param answers  questions and answers that stand below it for everybody
     */
    public record Seen(Publication publication, Item item, String itemName, boolean delegate, List<Question> answers, List<Attachment> attachments) {}

    /** One matter of the list with what was published of it last; null: nothing yet. */
    public record Row(Item item, String itemName, @org.jspecify.annotations.Nullable Publication last) {}

    /** The list of one's enterprise. */
    public record Board(Enterprise enterprise, boolean delegate, List<Row> rows, List<Publication> news) {}

    /** The board of one's own enterprise; empty without a live membership, or where the enterprise keeps none. */
    public Optional<Board> board(UUID person) {
        return place(person).flatMap(place -> within(place, () -> enterprises.find(place.union().id()).map(enterprise -> {
            List<Publication> out = publications.out(place.union().id(), place.delegate(), MOST);
            List<Row> rows = items.of(place.union().id()).stream().filter(item -> !item.sensitive() || place.delegate())
                    .map(item -> new Row(item, label(item), out.stream().filter(each -> each.itemId().equals(item.id())).findFirst().orElse(null))).toList();
            return new Board(enterprise, place.delegate(), rows, out);
        })));
    }

    /** One publication; what is of another enterprise, withdrawn, or sensitive for somebody else looks like what does not exist. */
    public Seen see(UUID person, UUID id) {
        return place(person).flatMap(place -> within(place, () -> publications.find(id)
                .filter(found -> found.unitId().equals(place.union().id()) && found.isOut())
                .flatMap(found -> items.find(found.itemId()).filter(item -> place.delegate() || !found.sensitive() && !item.sensitive())
                        .map(item -> new Seen(found, item, label(item), place.delegate(), questions.shared(id), attachments.of(AttachmentOwner.of(Disclosures.OWNER, id)))))))
                .orElseThrow(() -> new NotFound("publication", id));
    }

    /** A device opened it for the first time, as the device says. */
    public void opened(Seen seen) {
        Union union = unions.get(seen.publication().unitId());
        within(new Place(union, false), () -> {
            publications.opened(seen.publication().id());
            return Optional.empty();
        });
    }

    /** Does something with a publication's files, in the reach of the enterprise. */
    public void withFiles(Seen seen, Runnable work) {
        Scope.run(Scope.service(NAME, unions.get(seen.publication().unitId()).areaPath()), work);
    }

    static String label(Item item) {
        return item.name() == null ? item.nameKey() : item.name();
    }

    private Optional<Place> place(UUID person) {
        return memberships.liveOf(person).map(Membership::unitId).flatMap(this::enterpriseOf)
                .map(union -> new Place(union, congress.stream().anyMatch(link -> link.isDelegate(union.id(), person))));
    }

    /** Branches and groups are parts of the enterprise's union. */
    private Optional<Union> enterpriseOf(UUID unit) {
        return unions.ancestry(unit).reversed().stream().filter(union -> !union.kind().isPart()).findFirst();
    }

    private <T> Optional<T> within(Place place, Supplier<Optional<T>> work) {
        return Scope.call(Scope.service(NAME, place.union().areaPath()), () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
