import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.beans.Introspector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.TreeSet;
import javax.imageio.ImageIO;

public class Images {

    public static void main(String[] arguments) throws Exception {
        System.out.println(GraphicsEnvironment.isHeadless());
        BufferedImage image = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.ORANGE);
        graphics.fillRoundRect(2, 2, 60, 30, 8, 8);
        graphics.setStroke(new BasicStroke(3));
        graphics.drawOval(10, 10, 20, 20);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
        graphics.drawString("text", 4, 20);
        graphics.dispose();
        for (String format : new TreeSet<>(java.util.List.of("png", "jpg", "gif", "bmp", "tiff", "wbmp"))) {
            BufferedImage written = format.equals("wbmp") ? new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY) : image;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            System.out.println(format + " " + ImageIO.write(written, format, bytes));
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
            System.out.println(read.getWidth() + "x" + read.getHeight() + " " + bytes.size());
        }
        BufferedImage grey = new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_GRAY), null).filter(image, null);
        BufferedImage large = new AffineTransformOp(
                        AffineTransform.getScaleInstance(2, 2), AffineTransformOp.TYPE_BILINEAR)
                .filter(grey, null);
        System.out.println(large.getWidth() + " " + Integer.toHexString(large.getRGB(60, 40)));
        System.out.println(Toolkit.getDefaultToolkit().createImage(new byte[0]) != null);
        System.out.println(image.getScaledInstance(10, 10, java.awt.Image.SCALE_SMOOTH).getWidth(null));
        System.out.println(Color.class.getDeclaredMethods().length + " " + java.awt.Component.class.getMethods().length);
        System.out.println(Introspector.getBeanInfo(Color.class).getPropertyDescriptors().length);
        System.out.println(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0);
    }
}
