package energy.switchpoint.clients;

/** A file a service made. */
public record Download(String contentType, byte[] bytes) {}
