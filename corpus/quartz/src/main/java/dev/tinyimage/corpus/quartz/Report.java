package dev.tinyimage.corpus.quartz;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.PersistJobDataAfterExecution;

/** Public because the scheduler makes it by reflection. */
@DisallowConcurrentExecution
@PersistJobDataAfterExecution
public class Report implements Job {

    static final BlockingQueue<String> DONE = new LinkedBlockingQueue<>();

    @Override
    public void execute(JobExecutionContext context) {
        DONE.add(context.getJobDetail().getKey() + " for "
                + context.getMergedJobDataMap().getString("customer"));
    }
}
