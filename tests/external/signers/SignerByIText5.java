import java.io.FileOutputStream;

import com.itextpdf.text.Font;
import com.itextpdf.text.Image;
import com.itextpdf.text.Rectangle;
import com.itextpdf.text.pdf.BaseFont;
import com.itextpdf.text.pdf.PdfReader;
import com.itextpdf.text.pdf.PdfSignatureAppearance;
import com.itextpdf.text.pdf.PdfSignatureAppearance.RenderingMode;
import com.itextpdf.text.pdf.PdfStamper;
import com.itextpdf.text.pdf.security.BouncyCastleDigest;
import com.itextpdf.text.pdf.security.MakeSignature;
import com.itextpdf.text.pdf.security.MakeSignature.CryptoStandard;
import com.itextpdf.text.pdf.security.PrivateKeySignature;

/** iText 5, on which many Vietnamese signing programs are built; CMS where it signs with a picture, else CAdES. */
class SignerByIText5 {
    static void sign(Order order) throws Exception {
        Order.Holder holder = order.holder();
        var reader = new PdfReader(order.source().getPath());
        try (var out = new FileOutputStream(order.target())) {
            PdfStamper stamper = PdfStamper.createSignature(reader, out, '\0', null, true);
            PdfSignatureAppearance look = stamper.getSignatureAppearance();
            look.setSignDate(order.material().calendar());
            look.setReason("Ký số");
            look.setLocation("Hà Nội");
            place(order, look);
            draw(order, look);
            if (order.certifies()) {
                look.setCertificationLevel(PdfSignatureAppearance.CERTIFIED_FORM_FILLING);
            }
            var signature = new PrivateKeySignature(holder.key(), "SHA256", "BC");
            CryptoStandard standard = order.picture() ? CryptoStandard.CMS : CryptoStandard.CADES;
            MakeSignature.signDetached(look, new BouncyCastleDigest(), signature, holder.chain(), null, null, null, 0,
                    standard);
        }
    }

    private static void place(Order order, PdfSignatureAppearance look) {
        if (order.ours()) {
            look.setVisibleSignature(order.field());
        } else if (!order.invisible()) {
            var box = new Rectangle(order.left(), order.bottom(), order.right(), order.top());
            look.setVisibleSignature(box, order.page(), order.field());
        }
    }

    private static void draw(Order order, PdfSignatureAppearance look) throws Exception {
        if (order.picture()) {
            look.setSignatureGraphic(Image.getInstance(order.material().picture().getPath()));
            look.setRenderingMode(order.text() ? RenderingMode.GRAPHIC_AND_DESCRIPTION : RenderingMode.GRAPHIC);
        }
        if (order.text()) {
            String face = order.material().face().getPath();
            look.setLayer2Font(new Font(BaseFont.createFont(face, BaseFont.IDENTITY_H, BaseFont.EMBEDDED), 8));
        } else if (!order.picture()) {
            look.setLayer2Text("");
        }
    }
}
