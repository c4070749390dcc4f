import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Sign as ordered: ORDERS.tsv PASSPHRASE PICTURE.png FACE.ttf MILLISECONDS; print each target with the outcome. */
public class Signers {
    public static void main(String[] words) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        var material = new Order.Material(words[1], new File(words[2]), new File(words[3]), Long.parseLong(words[4]));
        for (String line : Files.readAllLines(Path.of(words[0]))) {
            Order order = Order.read(line, material);
            System.out.println(order.target() + "\t" + done(order));
        }
    }

    private static String done(Order order) throws Exception {
        try {
            switch (order.program()) {
                case "dss" -> SignerByDss.sign(order);
                case "itext5" -> SignerByIText5.sign(order);
                case "itext9" -> SignerByIText9.sign(order);
                case "pdfbox" -> SignerByPdfBox.sign(order);
                default -> throw new IllegalArgumentException(order.program());
            }
            return "signed";
        } catch (Exception | LinkageError error) {
            error.printStackTrace();
            return "" + error;
        }
    }
}
