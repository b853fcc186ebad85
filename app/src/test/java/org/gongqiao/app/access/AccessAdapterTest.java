package org.gongqiao.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;

class AccessAdapterTest {

    private static final DeskSource NO_DATABASE = request -> {
        throw new DataAccessResourceFailureException("database is down");
    };
    private AccessAdapter adapter;

    static class Pages {

        @Public
        void open(HttpServletResponse response) throws IOException {
            response.getWriter().write("shown");
        }

        void undecided(HttpServletResponse response) throws IOException {
            response.getWriter().write("shown");
        }
    }

    @BeforeEach
    void start() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("desks", NO_DATABASE);
        adapter = new AccessAdapter(beans.getBeanProvider(DeskSource.class), beans.getBeanProvider(RecordLookup.class), beans.getBeanProvider(PartSource.class));
        var context = new StaticWebApplicationContext();
        context.refresh();
        adapter.setApplicationContext(context);
        adapter.afterPropertiesSet();
    }

    @Test
    void errorPageIsShownWithoutDatabase() throws Exception {
        var request = new MockHttpServletRequest();
        request.setDispatcherType(DispatcherType.ERROR);
        var response = new MockHttpServletResponse();
        adapter.handleInternal(request, response, handler("open"));
        assertThat(response.getContentAsString()).isEqualTo("shown");
    }

    @Test
    void otherPagesStillAskForTheDesk() {
        assertThatThrownBy(() -> adapter.handleInternal(new MockHttpServletRequest(), new MockHttpServletResponse(), handler("open")))
            .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void handlerWithoutDecisionIsRefusedEvenForAnError() {
        var request = new MockHttpServletRequest();
        request.setDispatcherType(DispatcherType.ERROR);
        assertThatThrownBy(() -> adapter.handleInternal(request, new MockHttpServletResponse(), handler("undecided"))).isInstanceOf(Refusal.class);
    }

    private static HandlerMethod handler(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Pages(), Pages.class.getDeclaredMethod(name, HttpServletResponse.class));
    }
}
