import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** PDFBox 3, which makes a field invisible that it signs without a look. */
class SignerByPdfBox {
    static void sign(Order order) throws Exception {
        Order.Holder holder = order.holder();
        try (PDDocument document = Loader.loadPDF(order.source());
                var options = new SignatureOptions();
                var out = new FileOutputStream(order.target())) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setName("Người ký");
            signature.setSignDate(order.material().calendar());
            PDRectangle box = new PDRectangle(order.left(), order.bottom(), order.width(), order.height());
            int page = order.page() - 1;
            if (order.ours()) {
                var field = (PDSignatureField) document.getDocumentCatalog().getAcroForm().getField(order.field());
                field.getCOSObject().setItem(COSName.V, signature);
                box = field.getWidgets().get(0).getRectangle();
                page = document.getPages().indexOf(field.getWidgets().get(0).getPage());
            }
            if (order.picture() || order.text()) {
                options.setVisualSignature(look(order, box));
            }
            options.setPage(page);
            options.setPreferredSignatureSize(2 * SignatureOptions.DEFAULT_SIGNATURE_SIZE);
            document.addSignature(signature, content -> cms(content, holder, order.material()), options);
            document.saveIncremental(out);
        }
    }

    private static byte[] cms(InputStream content, Order.Holder holder, Order.Material material) throws IOException {
        try {
            String algorithm = "SHA256with" + (holder.key().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
            var signer = new JcaContentSignerBuilder(algorithm).build(holder.key());
            var own = new JcaX509CertificateHolder((X509Certificate) holder.chain()[0]);
            var builder = new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            var time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(material.calendar().getTime())));
            var attributes = new AttributeTable(time);
            builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes));
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(builder.build(signer, own));
            generator.addCertificates(new JcaCertStore(List.of(holder.chain())));
            return generator.generate(new CMSProcessableByteArray(IOUtils.toByteArray(content)), false).getEncoded();
        } catch (GeneralSecurityException | CMSException | OperatorCreationException error) {
            throw new IOException(error);
        }
    }

    /** A document with one field, of which PDFBox takes the look and the rectangle. */
    private static InputStream look(Order order, PDRectangle box) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var field = new PDSignatureField(form);
            form.setSignaturesExist(true);
            form.setAppendOnly(true);
            form.getCOSObject().setDirect(true);
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(box);
            widget.setPage(page);
            var drawn = new PDAppearanceStream(new PDFormXObject(new PDStream(document)).getCOSObject());
            drawn.setResources(new PDResources());
            drawn.setBBox(new PDRectangle(box.getWidth(), box.getHeight()));
            var appearance = new PDAppearanceDictionary();
            appearance.getCOSObject().setDirect(true);
            appearance.setNormalAppearance(drawn);
            widget.setAppearance(appearance);
            draw(order, document, drawn, box);
            var written = new ByteArrayOutputStream();
            document.save(written);
            return new ByteArrayInputStream(written.toByteArray());
        }
    }

    private static void draw(Order order, PDDocument document, PDAppearanceStream drawn, PDRectangle box) throws IOException {
        try (var stream = new PDPageContentStream(document, drawn)) {
            if (order.picture()) {
                var picture = PDImageXObject.createFromFileByExtension(order.material().picture(), document);
                stream.drawImage(picture, 2, 2, box.getWidth() - 4, box.getHeight() - 4);
            }
            if (order.text()) {
                stream.beginText();
                stream.setFont(PDType0Font.load(document, order.material().face()), 8);
                stream.newLineAtOffset(4, box.getHeight() / 2);
                stream.showText(order.material().words());
                stream.endText();
            }
        }
    }
}
