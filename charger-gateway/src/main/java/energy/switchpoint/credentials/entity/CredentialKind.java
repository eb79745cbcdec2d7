package energy.switchpoint.credentials.entity;

/** What a charger shows. */
public enum CredentialKind {
    /** Security profiles 1 and 2. */
    PASSWORD,
    /** Security profile 3: known by its fingerprint; the charger alone has the key. */
    CERTIFICATE
}
