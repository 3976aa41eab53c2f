import java.beans.BeanInfo;
import java.beans.ConstructorProperties;
import java.beans.Introspector;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeSupport;
import java.beans.PropertyDescriptor;
import java.beans.PropertyEditor;
import java.beans.PropertyEditorManager;
import java.beans.PropertyEditorSupport;
import java.beans.SimpleBeanInfo;
import java.beans.XMLDecoder;
import java.beans.XMLEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

public class Beans {

    private final PropertyChangeSupport listeners = new PropertyChangeSupport(this);
    private String name = "before";
    private List<String> parts = new java.util.ArrayList<>();

    public Beans() {}

    @ConstructorProperties("name")
    public Beans(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        String old = this.name;
        this.name = name;
        listeners.firePropertyChange("name", old, name);
    }

    public List<String> getParts() {
        return parts;
    }

    public void setParts(List<String> parts) {
        this.parts = parts;
    }

    public void addPropertyChangeListener(PropertyChangeListener listener) {
        listeners.addPropertyChangeListener(listener);
    }

    public void removePropertyChangeListener(PropertyChangeListener listener) {
        listeners.removePropertyChangeListener(listener);
    }

    public static void main(String[] arguments) throws Exception {
        introspect();
        edit();
        reflect(PropertyEditorSupport.class, PropertyEditor.class, BeanInfo.class, SimpleBeanInfo.class, Introspector.class);
        xml();
        URL page = new URL("jar:" + Beans.class.getProtectionDomain().getCodeSource().getLocation() + "!/page.html");
        System.out.println(page.getContent() instanceof java.io.InputStream);
    }

    private static void introspect() throws Exception {
        BeanInfo info = Introspector.getBeanInfo(Beans.class, Object.class);
        Beans bean = new Beans();
        bean.addPropertyChangeListener(event -> System.out.println(event.getOldValue() + " > " + event.getNewValue()));
        for (PropertyDescriptor property : info.getPropertyDescriptors()) {
            System.out.println(property.getName() + " " + property.getPropertyType() + " " + property.isBound());
            if (property.getName().equals("name")) {
                property.getWriteMethod().invoke(bean, "after");
            }
        }
        System.out.println(info.getEventSetDescriptors().length + " " + info.getMethodDescriptors().length);
        System.out.println(info.getBeanDescriptor().getDisplayName());
    }

    private static void edit() {
        for (Class<?> type : List.of(int.class, boolean.class, String.class, Thread.State.class)) {
            PropertyEditor editor = PropertyEditorManager.findEditor(type);
            System.out.println(type + " " + editor.getClass());
        }
    }

    private static void reflect(Class<?>... types) {
        for (Class<?> type : types) {
            TreeSet<String> methods = new TreeSet<>();
            for (Method method : type.getDeclaredMethods()) {
                methods.add(method.toString());
            }
            System.out.println(methods + " " + Arrays.toString(type.getDeclaredFields()).length());
        }
    }

    private static void xml() {
        Beans bean = new Beans("kept");
        bean.setParts(new java.util.ArrayList<>(List.of("one", "two")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XMLEncoder encoder = new XMLEncoder(bytes)) {
            encoder.writeObject(bean);
        }
        try (XMLDecoder decoder = new XMLDecoder(new ByteArrayInputStream(bytes.toByteArray()))) {
            Beans read = (Beans) decoder.readObject();
            System.out.println(read.getName() + read.getParts());
        }
    }
}
