package dev.tinyimage.corpus.lucene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Written, then read again. */
final class Documents {

    private Documents() {}

    private static byte[] workbook() throws IOException {
        try (Workbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("Bestellungen");
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dddd, d. mmmm yyyy"));
            Row row = sheet.createRow(0);
            row.createCell(0).setCellValue("Öl");
            row.createCell(1).setCellValue(4.5);
            row.createCell(2).setCellFormula("ROUND(B1*3,1)");
            Cell day = row.createCell(3);
            day.setCellValue(LocalDate.of(2026, 3, 1));
            day.setCellStyle(date);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static String cells(Workbook workbook) {
        DataFormatter formatter = new DataFormatter(Locale.GERMANY);
        FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        StringBuilder text = new StringBuilder(workbook.getSheetName(0));
        for (Cell cell : workbook.getSheetAt(0).getRow(0)) {
            text.append('|').append(formatter.formatCellValue(cell, evaluator));
        }
        return text.toString();
    }

    static String sheet() throws IOException {
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(workbook()))) {
            return cells(workbook);
        }
    }

    static String encrypted() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var stream = encryptor.getDataStream(files)) {
                stream.write(workbook());
            }
            files.writeFilesystem(out);
        }
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(out.toByteArray()))) {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(files));
            boolean opened = decryptor.verifyPassword("secret");
            try (Workbook workbook = WorkbookFactory.create(decryptor.getDataStream(files))) {
                return opened + " " + cells(workbook);
            }
        }
    }

    static String pdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(JPEGFactory.createFromImage(document, drawing()), 100, 400);
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 24);
                content.newLineAtOffset(100, 700);
                content.showText("Grüße über 12,50 €");
                content.endText();
            }
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            document.save(out);
        }
        try (PDDocument document = Loader.loadPDF(out.toByteArray(), "user")) {
            String text = new PDFTextStripper().getText(document);
            BufferedImage image = new PDFRenderer(document).renderImage(0);
            return text + image.getWidth() + "x" + image.getHeight() + " "
                    + (image.getRGB(150, 792 - 450) != Color.WHITE.getRGB());
        }
    }

    private static BufferedImage drawing() {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(10, 10, 80, 80);
        graphics.dispose();
        return image;
    }

    static String picture() throws IOException {
        StringBuilder answer = new StringBuilder();
        for (String format : new String[] {"png", "gif", "bmp", "tiff"}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean written = ImageIO.write(drawing(), format, out);
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
            answer.append(format)
                    .append(' ')
                    .append(written)
                    .append(' ')
                    .append(Integer.toHexString(read.getRGB(50, 50)))
                    .append('\n');
        }
        return answer.toString();
    }
}
