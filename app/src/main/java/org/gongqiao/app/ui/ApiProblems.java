package org.gongqiao.app.ui;

import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Malformed API requests as problem details (RFC 9457). Only for handlers of the API: Boot's switch for the same,
 * {@code spring.mvc.problemdetails.enabled}, would also give a person in a browser JSON instead of an error page.
 */
@RestControllerAdvice(annotations = RestController.class)
class ApiProblems extends ResponseEntityExceptionHandler {
}
