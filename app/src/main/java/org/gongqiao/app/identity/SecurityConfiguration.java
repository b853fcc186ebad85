package org.gongqiao.app.identity;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HeaderHttpSessionIdResolver;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * What Spring Security does here: headers, CSRF and the session. Who may call a handler is decided by the handler's own
 * annotation in {@code access}, in one place for pages and API alike; a handler without one is refused.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = 1800)
@EnableConfigurationProperties(SignInSettings.class)
class SecurityConfiguration {

    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** An API client sends its session in this header instead of a cookie, and so needs no CSRF token. */
    static final String API_SESSION = "X-Session";

    @Bean
    SecurityFilterChain security(HttpSecurity http, SecurityContextRepository contexts) throws Exception {
        return http
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .ignoringRequestMatchers(request -> request.getHeader(API_SESSION) != null)
                        .ignoringRequestMatchers(request -> request.getRequestURI().matches("/api/v1/sessions(/codes)?"))
                        // A program that takes part by a grant; a browser cannot send the header to us from another site.
                        .ignoringRequestMatchers(request -> request.getHeader("X-Part") != null || request.getRequestURI().startsWith("/api/v1/part/"))
                        // A ballot is signed by its credential, and nothing on these paths has a session.
                        .ignoringRequestMatchers(SecurityConfiguration::isCasting)
                        // Nobody's session is looked at: a complaint without a name.
                        .ignoringRequestMatchers(request -> request.getRequestURI().equals("/api/v1/complaints"))
                        // Signed by the gateway, and without any session.
                        .ignoringRequestMatchers(request -> request.getRequestURI().equals("/api/v1/sms-reports")))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(self), microphone=(self), geolocation=()")))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Where secret ballots are cast and read: whoever is signed in on the same phone, his session is not even looked up. */
    private static boolean isCasting(jakarta.servlet.http.HttpServletRequest request) {
        return request.getRequestURI().startsWith("/vote/") || request.getRequestURI().startsWith("/api/v1/vote-boards/");
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    PasswordEncoder passwords() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** Nobody listens to the observations of each filter, and they cost more than the filters. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** There is no sign-in of Spring's own; this only keeps Boot from inventing a user. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    @Bean
    HttpSessionIdResolver sessionIds() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("gq");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        var cookies = new CookieHttpSessionIdResolver();
        cookies.setCookieSerializer(cookie);
        var header = new HeaderHttpSessionIdResolver(API_SESSION);
        return new HttpSessionIdResolver() {
            @Override
            public List<String> resolveSessionIds(jakarta.servlet.http.HttpServletRequest request) {
                return isCasting(request) ? List.of() : chosen(request).resolveSessionIds(request);
            }

            @Override
            public void setSessionId(jakarta.servlet.http.HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response, String id) {
                if (isCasting(request)) {
                    throw new IllegalStateException("a session began where ballots are cast");
                }
                chosen(request).setSessionId(request, response, id);
            }

            @Override
            public void expireSession(jakarta.servlet.http.HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response) {
                if (!isCasting(request)) {
                    chosen(request).expireSession(request, response);
                }
            }

            private HttpSessionIdResolver chosen(jakarta.servlet.http.HttpServletRequest request) {
                boolean api = request.getHeader(API_SESSION) != null || request.getRequestURI().matches("/api/v1/sessions(/codes)?");
                return api ? header : cookies;
            }
        };
    }
}
