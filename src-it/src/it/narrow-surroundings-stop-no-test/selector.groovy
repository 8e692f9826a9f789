import io.github.testmonitor.it.Selected

// Mounts of its own, which the machine does not see: for root, or where users may have a namespace.
boolean may = ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs none /mnt && mount --bind /proc /proc && mount -o remount,ro,bind /proc']
    .execute().waitFor() == 0
return Selected.when(basedir, may, 'nothing can be mounted here')
