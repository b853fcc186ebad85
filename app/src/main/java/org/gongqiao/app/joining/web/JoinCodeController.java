package org.gongqiao.app.joining.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.QrCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A union's code for joining, to hang on a wall: a page to print, and the picture alone. */
@Controller
class JoinCodeController {

    private final Unions unions;

    JoinCodeController(Unions unions) {
        this.unions = unions;
    }

    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/unions/{id}/join-code")
    ModelAndView page(@PathVariable UUID id) {
        Union union = unions.getInScope(id);
        String address = address(union);
        return new ModelAndView("joining/join-code", Map.of("unionId", union.id(), "unionName", union.name(), "address", address,
                "code", QrCode.of(address)));
    }

    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/unions/{id}/join-code.svg")
    ResponseEntity<byte[]> picture(@PathVariable UUID id) {
        QrCode code = QrCode.of(address(unions.getInScope(id)));
        byte[] svg = ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + code.size() + " " + code.size()
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + code.path()
                + "\"/></svg>").getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(MediaType.valueOf("image/svg+xml")).body(svg);
    }

    private static String address(Union union) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path("/join").queryParam("u", union.id()).build().toUriString();
    }
}
