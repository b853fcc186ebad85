package org.gongqiao.app.notices.web;

import org.gongqiao.app.access.Public;
import org.gongqiao.app.notices.DeliveryReports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where the SMS gateway reports; open to everybody, since the signature decides. */
@RestController
@Public
class SmsReportApi {

    private final DeliveryReports reports;

    SmsReportApi(DeliveryReports reports) {
        this.reports = reports;
    }

    @PostMapping("/api/v1/sms-reports")
    ResponseEntity<Void> report(@RequestHeader(name = "X-Gongqiao-Time", required = false) @Nullable String time,
                                @RequestHeader(name = "X-Gongqiao-Signature", required = false) @Nullable String signature,
                                @RequestBody(required = false) @Nullable String body) {
        return ResponseEntity.status(switch (reports.note(time, signature, body == null ? "" : body)) {
            case NOTED -> HttpStatus.NO_CONTENT;
            case UNSIGNED -> HttpStatus.UNAUTHORIZED;
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_MESSAGE -> HttpStatus.NOT_FOUND;
        }).build();
    }
}
