package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.text.Decimal;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;

/** Checks a trustees record against the group and the election's key (spec 1.6). */
final class TrusteesCheck {
    static final String RECORD = "trustees";

    private final Group group;
    private final Findings findings;

    TrusteesCheck(Group group, Findings findings) {
        this.group = group;
        this.findings = findings;
    }

    void check(Trustees trustees) {
        for (int i = 0; i < trustees.items().size(); i++) {
            String place = "[" + i + "]";
            switch (trustees.items().get(i)) {
                case Trustees.Single single -> share(single.key(), place);
                case Trustees.Threshold threshold -> threshold(threshold, place);
            }
        }
    }

    /** Whether the election's key is the product of the trustees' keys. */
    void checkKey(Trustees trustees, Election election) {
        try {
            if (!trustees.jointKey(group).equals(election.publicKey())) {
                findings.add(Check.ELECTION_KEY, "election", "public_key");
            }
        } catch (MalformedText unreadable) {
            findings.add(Check.COEFFICIENT_TEXT, RECORD, unreadable.getMessage());
        }
    }

    private void share(Trustees.PublicShare share, String place) {
        if (!group.isElement(share.key())) {
            findings.add(Check.TRUSTEE_MEMBER, RECORD, place + ".public_key");
        } else if (!share.proof().inRange(group)) {
            findings.add(Check.TRUSTEE_RANGE, RECORD, place + ".pok");
        } else if (!share.proof().proves("pok|" + group.label() + "|" + decimal(share.key()) + "|", share.key(), group)) {
            findings.add(Check.TRUSTEE_PROOF, RECORD, place + ".pok");
        }
    }

    private record Certificate(BigInteger verification, BigInteger encryption, Optional<KeyCeremony.Context> context) {}

    private void threshold(Trustees.Threshold threshold, String place) {
        int n = threshold.size();
        int t = threshold.threshold();
        if (n < 1 || t < 1 || t > n || threshold.certificates().size() != n || threshold.coefficients().size() != n
                || threshold.ceremony().map(List::size).orElse(n) != n) {
            findings.add(Check.THRESHOLD_SHAPE, RECORD, place);
            return;
        }
        List<Certificate> certificates = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            certificate(threshold.certificates().get(i), place + ".certs[" + i + "]").ifPresent(certificates::add);
        }
        if (certificates.size() < n) {
            return;
        }
        contexts(threshold, certificates, place);
        List<List<BigInteger>> coefficients = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            coefficients(threshold, i, certificates.get(i).verification, place + ".coefexps[" + i + "]").ifPresent(coefficients::add);
        }
        if (coefficients.size() < n) {
            return;
        }
        if (threshold.ceremony().isPresent()) {
            for (int i = 0; i < n; i++) {
                String text = KeyCeremony.signedText(threshold.certificates(), coefficients.get(i));
                if (!threshold.ceremony().get().get(i).signs(text, certificates.get(i).verification, group)) {
                    findings.add(Check.CEREMONY_SIGNATURE, RECORD, place + ".signatures[" + i + "]");
                }
            }
        }
        List<BigInteger> sum = KeyCeremony.sum(coefficients, group);
        for (int j = 1; j <= n; j++) {
            Trustees.PublicShare key = threshold.keys().get(j - 1);
            String at = place + ".verification_keys[" + (j - 1) + "]";
            share(key, at);
            if (!KeyCeremony.valueAt(sum, j, group).equals(key.key())) {
                findings.add(Check.VERIFICATION_KEY, RECORD, at + ".public_key");
            }
            if (key.signature().isPresent() && !key.signature().get().signs(decimal(key.key()), certificates.get(j - 1).verification, group)) {
                findings.add(Check.VERIFICATION_KEY_SIGNATURE, RECORD, at + ".signature");
            }
        }
    }

    private Optional<Certificate> certificate(Trustees.Signed signed, String place) {
        Certificate certificate;
        try {
            JsonValue value = JsonValue.parse(signed.message());
            value.only("context", "verification", "encryption");
            Optional<JsonValue> context = value.optional("context");
            certificate = new Certificate(value.get("verification").natural(), value.get("encryption").natural(),
                    context.isPresent() ? Optional.of(KeyCeremony.Context.read(context.get())) : Optional.empty());
            if (!KeyCeremony.certificateText(certificate.context, certificate.verification, certificate.encryption).equals(signed.message())) {
                throw new MalformedText("not canonical");
            }
        } catch (MalformedText unreadable) {
            findings.add(Check.CERTIFICATE_TEXT, RECORD, place);
            return Optional.empty();
        }
        if (!group.isElement(certificate.verification) || !group.isElement(certificate.encryption)) {
            findings.add(Check.CERTIFICATE_MEMBER, RECORD, place);
            return Optional.empty();
        }
        if (!signed.signature().signs(signed.message(), certificate.verification, group)) {
            findings.add(Check.CERTIFICATE_SIGNATURE, RECORD, place);
        }
        return Optional.of(certificate);
    }

    /** All contexts and later signatures (the form of 3.x), fitting the group, or none (the form of 2.0). */
    private void contexts(Trustees.Threshold threshold, List<Certificate> certificates, String place) {
        boolean later = threshold.ceremony().isPresent();
        for (int i = 0; i < certificates.size(); i++) {
            Optional<KeyCeremony.Context> expected = later
                    ? Optional.of(new KeyCeremony.Context(group.label(), threshold.size(), threshold.threshold(), i + 1)) : Optional.empty();
            if (!certificates.get(i).context.equals(expected)) {
                findings.add(Check.CERTIFICATE_CONTEXT, RECORD, place + ".certs[" + i + "]");
            }
            if (threshold.keys().get(i).signature().isPresent() != later) {
                findings.add(Check.VERIFICATION_KEY_SIGNATURE, RECORD, place + ".verification_keys[" + i + "]");
            }
        }
    }

    private Optional<List<BigInteger>> coefficients(Trustees.Threshold threshold, int index, BigInteger verification, String place) {
        Trustees.Signed signed = threshold.coefficients().get(index);
        List<BigInteger> coefficients;
        try {
            coefficients = Trustees.coefficients(signed.message());
            if (coefficients.size() != threshold.threshold() || !KeyCeremony.coefficientsText(coefficients).equals(signed.message())) {
                throw new MalformedText("not canonical");
            }
        } catch (MalformedText unreadable) {
            findings.add(Check.COEFFICIENT_TEXT, RECORD, place);
            return Optional.empty();
        }
        for (int k = 0; k < coefficients.size(); k++) {
            if (!group.isElement(coefficients.get(k))) {
                findings.add(Check.COEFFICIENT_MEMBER, RECORD, place + ".coefexps[" + k + "]");
                return Optional.empty();
            }
        }
        if (!signed.signature().signs(signed.message(), verification, group)) {
            findings.add(Check.COEFFICIENT_SIGNATURE, RECORD, place);
        }
        return Optional.of(coefficients);
    }

    private static String decimal(BigInteger number) {
        return new String(Decimal.print(number), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
