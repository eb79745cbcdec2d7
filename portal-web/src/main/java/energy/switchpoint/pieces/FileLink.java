package energy.switchpoint.pieces;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;

/** A link that saves a file, made when it is asked for. */
public final class FileLink {

    private FileLink() {}

    public static Anchor of(String text, String fileName, String contentType, Supplier<byte[]> content) {
        var link = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var bytes = content.get();
                    return new DownloadResponse(new ByteArrayInputStream(bytes), fileName, contentType, bytes.length);
                }),
                text);
        link.getElement().setAttribute("download", fileName);
        link.addClassName("file");
        return link;
    }
}
