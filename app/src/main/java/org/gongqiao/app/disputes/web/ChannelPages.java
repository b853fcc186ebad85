package org.gongqiao.app.disputes.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.disputes.channel.Channel;
import org.gongqiao.app.ui.Ui;

/** What the pages about joint channels show. */
public final class ChannelPages {

    private ChannelPages() {}

    /** @param mine channels that this desk may change */
    public record ListPage(List<Channel> rows, Set<UUID> mine, boolean mayConfigure, List<Ui.Option> kinds, Map<String, String> errors) {}
}
