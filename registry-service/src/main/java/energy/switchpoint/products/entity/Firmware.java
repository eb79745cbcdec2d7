package energy.switchpoint.products.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One firmware version of a product: the thing that is labelled, because functions come and go with it. */
@Entity
@Table(name = "firmware")
public class Firmware {

    @Id
    private UUID id;

    @Column(name = "product_id", nullable = false)
    private UUID productId;

    @Column(nullable = false, length = 40)
    private String version;

    @Column(name = "released_on", nullable = false)
    private LocalDate releasedOn;

    @Column(name = "supported_until")
    private @Nullable LocalDate supportedUntil;

    protected Firmware() {} // for JPA

    public Firmware(UUID id, UUID productId, String version, LocalDate releasedOn, @Nullable LocalDate supportedUntil) {
        this.id = id;
        this.productId = productId;
        this.version = version;
        this.releasedOn = releasedOn;
        this.supportedUntil = supportedUntil;
    }

    public UUID id() {
        return id;
    }

    public UUID productId() {
        return productId;
    }

    public String version() {
        return version;
    }

    public LocalDate releasedOn() {
        return releasedOn;
    }

    public @Nullable LocalDate supportedUntil() {
        return supportedUntil;
    }
}
