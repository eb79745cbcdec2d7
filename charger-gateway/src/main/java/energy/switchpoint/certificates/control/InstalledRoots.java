package energy.switchpoint.certificates.control;

import energy.switchpoint.authority.control.CertificateAuthority;
import energy.switchpoint.authority.entity.Pem;
import energy.switchpoint.certificates.entity.InstalledRoot;
import energy.switchpoint.commands.entity.CertificateCommand.DeleteCertificate;
import energy.switchpoint.commands.entity.CertificateCommand.Fingerprint;
import energy.switchpoint.commands.entity.CertificateCommand.InstallRoot;
import energy.switchpoint.commands.entity.CertificateCommand.ListCertificates;
import energy.switchpoint.commands.entity.CertificateCommand.RootUse;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.CommandOutcome.CertificatesListed;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which roots each charger trusts: told to it, and read back from it, because only that is known. */
@ApplicationScoped
public class InstalledRoots {

    @Inject
    ChargerCommands commands;

    @Inject
    CertificateAuthority authority;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public InstalledRoots() {}

    /** For use outside the container. */
    public InstalledRoots(ChargerCommands commands, CertificateAuthority authority, Sql sql, Clock clock) {
        this.commands = commands;
        this.authority = authority;
        this.sql = sql;
        this.clock = clock;
    }

    /** As last read. */
    public List<InstalledRoot> of(UUID chargepointId) {
        return sql.list(
                "select * from installed_root where chargepoint_id = ? order by root_use, serial",
                row -> new InstalledRoot(
                        row.getString("root_use"),
                        row.getString("algorithm"),
                        row.getString("issuer_name_hash"),
                        row.getString("issuer_key_hash"),
                        row.getString("serial"),
                        Sql.instant(row, "read_at")),
                chargepointId);
    }

    /** Reads them from the charger now. */
    public CommandOutcome read(UUID chargepointId) {
        var outcome = send(chargepointId, new ListCertificates(Set.of()));
        switch (outcome) {
            case CertificatesListed listed -> keep(chargepointId, listed);
            case CommandOutcome.Nothing _ ->
                sql.update("delete from installed_root where chargepoint_id = ?", chargepointId);
            default -> {}
        }
        return outcome;
    }

    /** @param pem null = our own root, which vouches for our TLS port */
    public CommandOutcome install(UUID chargepointId, RootUse use, @Nullable String pem) {
        var outcome = send(chargepointId, new InstallRoot(use, pem == null ? Pem.of(authority.root()) : pem));
        if (outcome instanceof CommandOutcome.Accepted) {
            read(chargepointId);
        }
        return outcome;
    }

    /** Empty when the charger has no such root. */
    public Optional<CommandOutcome> delete(UUID chargepointId, String serial) {
        return of(chargepointId).stream()
                .filter(root -> root.serial().equalsIgnoreCase(serial))
                .findFirst()
                .map(root -> {
                    var outcome = send(
                            chargepointId,
                            new DeleteCertificate(new Fingerprint(
                                    root.algorithm(), root.issuerNameHash(), root.issuerKeyHash(), root.serial())));
                    read(chargepointId);
                    return outcome;
                });
    }

    private void keep(UUID chargepointId, CertificatesListed listed) {
        sql.update("delete from installed_root where chargepoint_id = ?", chargepointId);
        sql.batch(
                """
                insert into installed_root (chargepoint_id, root_use, algorithm, issuer_name_hash, issuer_key_hash, serial,
                    read_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update read_at = value(read_at)""",
                listed.certificates().stream()
                        .map(one -> new @Nullable Object[] {
                            chargepointId,
                            one.use().name(),
                            one.fingerprint().algorithm(),
                            one.fingerprint().issuerNameHash(),
                            one.fingerprint().issuerKeyHash(),
                            one.fingerprint().serial(),
                            clock.instant()
                        })
                        .toList());
    }

    private CommandOutcome send(UUID chargepointId, ChargerCommand command) {
        return commands.send(chargepointId, command).toCompletableFuture().join();
    }
}
