package org.gongqiao.ballot;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.gongqiao.ballot.text.Decimal;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;
import org.gongqiao.ballot.text.Sha256;

/** Messages between trustees, signed by the sender and encrypted to the recipient (spec 1.6, private messages). */
final class PrivateMessage {
    private static final String ALGORITHM = "AES-GCM";
    private static final int TAG_BITS = 128;

    private PrivateMessage() {}

    /** Signs the message with the sender's key and encrypts it to the recipient's. */
    static String seal(BigInteger signingKey, BigInteger recipient, String message, Group group, SecureRandom random) {
        JsonText text = new JsonText();
        text.object().field("recipient").string(recipient).field("message").string(message).endObject();
        JsonText signed = new JsonText();
        new Trustees.Signed(text.toString(), Proof.signature(text.toString(), signingKey, group, random)).write(signed);
        BigInteger r = Secrets.exponent(group, random);
        BigInteger key = Secrets.power(group.generator(), Secrets.exponent(group, random), group);
        BigInteger alpha = Secrets.power(group.generator(), r, group);
        BigInteger beta = Secrets.power(recipient, r, group).multiply(key).mod(group.modulus());
        byte[] sealed;
        try {
            sealed = cipher(Cipher.ENCRYPT_MODE, key, alpha).doFinal(signed.bytes());
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has AES-GCM", absent);
        }
        return new JsonText().object().field("algorithm").string(ALGORITHM).field("alpha").string(alpha).field("beta").string(beta)
                .field("data").string(HexFormat.of().formatHex(sealed)).endObject().toString();
    }

    /** Decrypts with the recipient's key and checks the sender's signature. */
    static String open(BigInteger decryptionKey, BigInteger recipient, BigInteger sender, String sealed, Group group) throws MalformedText {
        JsonValue value = JsonValue.parse(sealed);
        BigInteger alpha = value.get("alpha").natural();
        BigInteger beta = value.get("beta").natural();
        if (!value.optionalText("algorithm").equals(java.util.Optional.of(ALGORITHM))) {
            throw new Unsupported("private message without AES-GCM");
        }
        if (!group.isElement(alpha) || !group.isElement(beta)) {
            throw new MalformedText("private message: not elements");
        }
        BigInteger key = beta.multiply(Secrets.power(alpha, group.order().subtract(decryptionKey), group)).mod(group.modulus());
        String text;
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, alpha).doFinal(HexFormat.of().parseHex(value.get("data").text()));
            text = new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException forged) {
            throw new MalformedText("private message: not for this key");
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new MalformedText("private message: damaged");
        }
        Trustees.Signed signed = Trustees.Signed.read(JsonValue.parse(text));
        JsonValue message = JsonValue.parse(signed.message());
        message.only("recipient", "message");
        if (!signed.signature().signs(signed.message(), sender, group) || !message.get("recipient").natural().equals(recipient)) {
            throw new MalformedText("private message: not from its sender");
        }
        return message.get("message").text();
    }

    private static Cipher cipher(int mode, BigInteger key, BigInteger alpha) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(hash("key|", key), "AES"), new GCMParameterSpec(TAG_BITS, hash("iv|", alpha)));
        return cipher;
    }

    private static byte[] hash(String prefix, BigInteger number) {
        byte[] start = Sha256.bytes(prefix);
        byte[] digits = Decimal.print(number);
        byte[] text = Arrays.copyOf(start, start.length + digits.length);
        System.arraycopy(digits, 0, text, start.length, digits.length);
        return Sha256.of(text);
    }

    /** A sealed message read as part of another record, written out again. */
    static String canonical(JsonValue sealed) throws MalformedText {
        sealed.only("algorithm", "alpha", "beta", "data");
        return new JsonText().object().field("algorithm").string(sealed.get("algorithm").text()).field("alpha").string(sealed.get("alpha").natural())
                .field("beta").string(sealed.get("beta").natural()).field("data").string(sealed.get("data").text()).endObject().toString();
    }
}
