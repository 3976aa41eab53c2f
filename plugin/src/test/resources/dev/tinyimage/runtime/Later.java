import java.awt.image.BufferedImage;
import java.util.concurrent.Callable;
import javax.swing.JFrame;

public class Later {

    public static void main(String[] arguments) {
        System.out.println(isPresent("javax", "swing", "JFrame"));
        System.out.println(isPresent("javax", "swing", "Gone"));
        complain(() -> Class.forName(name("javax", "swing", "JFrame")));
        complain(() -> Class.forName(name("java", "awt", "Button")));
        complain(() -> Class.forName(name("[Lsun", "awt", "X11", "XToolkit;")));
        complain(() -> Class.forName(name("com", "acme", "Gone")));
        complain(() -> {
            throw new ClassNotFoundException();
        });
        complain(() -> new BufferedImage(1, 1, 1));
        complain(() -> {
            System.loadLibrary("awt");
            return null;
        });
        new JFrame();
    }

    private static boolean isPresent(String... parts) {
        try {
            return Class.forName(name(parts)) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String name(String... parts) {
        return String.join(".", parts);
    }

    private static void complain(Callable<?> call) {
        try {
            call.call();
        } catch (Throwable e) {
            System.out.println(e);
        }
    }
}
