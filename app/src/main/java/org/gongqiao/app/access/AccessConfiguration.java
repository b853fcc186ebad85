package org.gongqiao.app.access;

import java.time.Clock;
import org.gongqiao.app.kernel.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    Clock clock() {
        return new HouseClock();
    }

    @Bean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }

    @Bean
    WebMvcRegistrations scopedHandlers(ObjectProvider<DeskSource> desks, ObjectProvider<RecordLookup> lookups, ObjectProvider<PartSource> parts) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new AccessAdapter(desks, lookups, parts);
            }
        };
    }
}
