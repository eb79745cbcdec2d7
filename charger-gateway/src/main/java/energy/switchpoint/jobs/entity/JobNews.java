package energy.switchpoint.jobs.entity;

import java.util.UUID;

/** How far a job is; fired now and then while it runs, and when it has ended. */
public record JobNews(UUID jobId, String organisationId, Job.State state, int devices, Counts counts) {}
