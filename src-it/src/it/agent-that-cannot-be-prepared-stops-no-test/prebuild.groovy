// A file where the folder should be: nobody can write below it, not even root.
new File(basedir, 'target').mkdirs()
new File(basedir, 'target/monitor').text = ''
return true
