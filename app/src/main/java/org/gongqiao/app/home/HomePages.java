package org.gongqiao.app.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.casework.HandOver;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the two first pages show. */
public final class HomePages {

    private HomePages() {}

    /**
     * A matter in a list.
     *
     * @param title already in the reader's language
     * @param due   null once it is closed
     * @param escalated whether it came up from a union below
     */
    public record Item(String number, String title, String handlerName, String nextStep, @Nullable Due due, String href, boolean open,
                       @Nullable String outcome, List<Ui.Step> steps, boolean escalated) {}

    /**
     * The day of a matter.
     *
     * @param href where it is explained
     */
    public record Due(LocalDate on, LocalDate later, @Nullable LocalDate lateAfter, boolean provisional, boolean suspended, String href) {}

    /** A message of the inbox, in the reader's language. */
    public record News(String title, @Nullable String href, Instant at, boolean read) {}

    /** A service that works. */
    public record Service(String href, String icon, String label) {}

    /**
     * @param memberNo in groups, the middle hidden
     * @param waiting  where an open matter of his own is seen; null without one
     */
    public record My(@Nullable Membership membership, String memberNo, @Nullable String waiting, List<Service> services, List<Item> matters, List<News> news) {}

    /** @param next key of the next page of the to-do list; null on the last */
    public record AtDesk(Matters.Workload workload, long members, long unions, List<Item> toDo, @Nullable String next, List<Item> overdueBelow,
                         List<HandOver> passedOn) {}
}
