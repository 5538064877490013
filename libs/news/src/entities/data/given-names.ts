/** Given names that stand before a surname in news of many countries. */
export const givenNames = `
Aaron Abby Abdul Abdullah Abigail Abraham Ada Adam Adrian Agnes Ahmad Ahmed Aidan Aisha Akira Alan
Alana Albert Alberto Aleksandr Aleksei Alejandro Alena Alessandro Alex Alexa Alexander Alexandr
Alexandra Alexandre Alexei Alexey Alexis Alfred Alfredo Ali Alice Alicia Alina Alison Allan Allen
Allison Alvin Alyssa Amanda Amber Amelia Amina Amir Amit Amy Ana Anastasia Anders Andre Andrea
Andreas Andrei Andres Andrew Andrey Andrzej Andy Angel Angela Angelina Angie Anil Anita Ann Anna
Anne Annette Annie Anthony Antoine Anton Antonio Antony Anya Ariel Arjun Arnold Arthur Arturo
Asha Ashley Ashraf Asif Audrey Augusto Austin Ava Avery Axel Ayesha Aziz
Barbara Barney Barry Bart Bashar Beatrice Becky Ben Benedict Benjamin Benny Bernard Bernie Bert Beth
Bethany Betsy Betty Beverly Bill Billy Bjorn Blake Bob Bobby Bonnie Boris Brad Bradley Brandon
Brenda Brendan Brent Brett Brian Bridget Brigitte Britney Brittany Brock Bruce Bruno Bryan Bryce
Byron Caitlin Caleb Calvin Cameron Camila Camilla Candace Carl Carla Carlo Carlos Carly Carmen Carol
Carole Carolina Caroline Carolyn Carrie Carter Casey Cassandra Cassie Catherine Cathy Cecil Cecilia
Cedric Celia Chad Charlene Charles Charlie Chelsea Cheryl Chloe Chris Christian Christina Christine
Christopher Chuck Cindy Claire Clara Clarence Claude Claudia Claudio Clayton Clifford Clint Clinton
Cody Colin Colleen Connie Connor Conor Constance Corey Cory Courtney Craig Cristiano Cristina
Crystal Curt Curtis Cynthia Cyril Cyrus
Daisy Dale Damian Damien Damon Dan Dana Daniel Daniela Danielle Danny Daphne Darius Darrell Darren
Darryl Dave David Dawn Dean Deborah Debbie Debra Deepak Deepika Delia Demi Denis Denise Dennis Derek
Desmond Devin Diana Diane Didier Diego Dieter Dilma Dimitri Dinesh Dirk Dmitri Dmitry Dolores
Dominic Dominique Don Donald Donna Doris Dorothy Doug Douglas Drew Duncan Dustin Dwayne Dwight Dylan
Earl Ed Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elias Elijah
Elisabeth Elise Eliza Elizabeth Ella Ellen Ellie Elliot Elliott Elon Elsa Emil Emilia Emily Emma
Emmanuel Enrique Eric Erica Erik Erika Erin Ernest Ernesto Esther Ethan Eugene Eva Evan Eve Evelyn
Ezra Faisal Farah Farid Fatima Federico Felicia Felipe Felix Fernando Fiona Florian Floyd Frances
Francesca Francesco Francis Francisco Franco Francois François Frank Franklin Franz Fred Freddie
Frederick Fritz Fyodor Gabriel Gabriela Gabrielle Gail Garrett Gary Gavin Gene Geoff Geoffrey George
Georgia Gerald Gerard Gerhard Gilbert Gina Giorgia Giorgio Giovanni Giuseppe Glen Glenn Gloria
Gordon Graham Grant Greg Gregg Gregory Greta Guillermo Gustav Gustavo Guy Gwen
Hakim Hamid Hank Hannah Hans Harold Harriet Harrison Harry Harvey Hasan Hassan Hayley Heather Hector
Heidi Helen Helena Helmut Henri Henry Herbert Herman Hideo Hilary Hillary Hiroshi Holly Howard
Hubert Hugh Hugo Hussein Ian Ibrahim Igor Ilya Imran Ingrid Irene Irina Irving Isaac Isabel Isabella
Isabelle Ismail Ivan Ivana Ivanka Jack Jackie Jackson Jacob Jacqueline Jacques Jaime Jake Jamal
James Jamie Jan Jana Jane Janet Janice Jared Jasmine Jason Javier Jay Jean Jeanette Jeanne Jeff
Jeffrey Jenna Jennie Jennifer Jenny Jens Jeremiah Jeremy Jerome Jerry Jesse Jessica Jessie Jesus
Jill Jim Jimmy Jo Joachim Joan Joanna Joanne Joaquin Jody Joe Joel Joey Johan Johanna John Johnny
Jon Jonah Jonas Jonathan Jordan Jorge Jose José Josef Joseph Josephine Josh Joshua Joy Joyce Juan
Juana Judith Judy Julia Julian Juliana Julie Juliet Julio Julius Justin Kaitlyn Kamala Karen
Karim Karin Karl Karla Kate Katherine Kathleen Kathryn Kathy Katie Katy Kay Kayla Keith Kelly Kelsey
Ken Kendall Kenneth Kenny Kent Kerry Kevin Khalid Kim Kimberly Kirk Kirsten Kirstjen Konstantin
Kristen Kristin Kristina Kumar Kurt Kyle Kylie Kyra
Lance Larry Lars Laura Lauren Laurence Laurie Lawrence Leah Lee Leila Len Lena Leo Leon Leonard
Leonardo Leonid Leroy Leslie Lester Lewis Liam Liliana Lillian Lily Linda Lindsay Lindsey Lionel
Lisa Liz Lloyd Logan Lois Loretta Lori Lorraine Lou Louis Louisa Louise Luc Luca Lucas Lucia Lucy
Luigi Luis Luke Luther Lydia Lyle Lynn Mackenzie Madeleine Madison Maggie Mahmoud Malcolm Malia
Mandy Manuel Marc Marcel Marcia Marco Marcos Marcus Margaret Maria María Marian Marie Marilyn Marina
Mario Marion Mark Markus Marlon Marsha Marta Martha Martin Marvin Mary Masoud Mateo Mathew Matt
Matteo Matthew Matthias Maureen Maurice Mauricio Max Maxim Maxine Maya Megan Meghan Mehmet Melanie
Melania Melinda Melissa Melvin Mercedes Meredith Mia Michael Michel Michele Michelle Mick Miguel
Mikael Mike Mikhail Miley Milton Mindy Miranda Miriam Mitch Mitchell Mitt Mohamed Mohammad Mohammed
Mohsen Moira Molly Mona Monica Monique Morgan Morris Moses Muhammad Murray Mustafa Myra Nadia Nancy
Naomi Narendra Natalia Natalie Natasha Nathan Nathaniel Neal Ned Neil Nelson Newt Nicholas Nick
Nicola Nicolas Nicole Nigel Nikita Nikki Nikolai Nikos Nina Noah Noam Noel Nora Norman Nouri
Olaf Oleg Olga Oliver Olivia Omar Orlando Oscar Osama Otto Owen Pablo Pam Pamela Paolo Patricia
Patrick Paul Paula Pauline Pavel Pedro Peggy Penelope Penny Perry Pete Peter Petra Phil Philip
Philippe Phillip Phoebe Phyllis Pierre Piers Piotr Polly Prakash Preston Priya Quentin Quinn Rachel
Rafael Rahul Raj Rajesh Ralph Ramon Ramzan Rand Randall Randy Raphael Raquel Rashid Raul Ravi Ray
Raymond Rebecca Rebekah Recep Reggie Regina Reinhard Rene Renee Reuben Rex Ricardo Richard Rick
Ricky Rita Rob Robbie Robert Roberta Roberto Robin Rod Roderick Rodney Rodrigo Roger Roland Roman
Ron Ronald Ronnie Rosa Rosalind Rosemary Ross Roy Ruben Rudy Rupert Russell Ruth Ryan Sabrina Saddam
Sadiq Saeed Sally Salma Salman Sam Samantha Samir Samuel Sandra Sandy Sanjay Sara Sarah Saul Scott
Sean Sebastian Serena Serge Sergei Sergey Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shelby
Sheldon Shelley Sheryl Shirley Shigeru Shinzo Sid Sidney Silvia Silvio Simon Simone Sofia Sonia
Sophia Sophie Spencer Stacey Stacy Stan Stanley Stefan Stefano Stella Stephane Stephanie Stephen
Steve Steven Stewart Stuart Sue Suresh Susan Susana Suzanne Svetlana Sven Sydney Sylvia Sylvester
Tamara Tammy Tanya Tara Tariq Tasha Tatiana Taylor Ted Teresa Terence Teri Terrence Terry Thelma
Theo Theodore Theresa Thierry Thomas Tiffany Tim Timothy Tina Tobias Todd Tom Tomas Tommy Toni Tony
Tracey Tracy Travis Trent Trevor Trey Tricia Tristan Troy Tyler Tyrone Ursula Usain Valentina
Valerie Valery Vanessa Vera Vernon Veronica Vicky Victor Victoria Viktor Vijay Vince Vincent Viola
Virgil Virginia Vivek Vivian Vladimir Volodymyr Wade Walter Wanda Warren Wayne Wendell Wendy Wesley
Whitney Wilbur Will Willem William Willie Wilson Winston Wolfgang Woody Xavier Yahya Yair Yasmin
Yasser Yevgeny Yitzhak Yoko Yolanda Yosef Yoshihide Youssef Yulia Yuri Yusuf Yves Yvette Yvonne Zac
Zach Zachary Zack Zayn Zhang Zoe Zoey Ayatollah
`;

/** Family names that stand first in China and Korea, and in English news as well. */
export const familyNamesFirst = `
Bae Bong Cao Cha Chey Chan Chang Chen Cheng Cho Choi Chow Chu Chung Deng Ding Dong Fan Fang Feng Gao
Gu
Guo Gong Han He Heo Hong Hou Hsu Hu Huang Hwang Im Jang Jeon Jeong Ji Jia Jiang Jin Jo Jung Kang Kim
Ko Kwon Lai Lam Lau Lee Leung Li Liang Liao Lim Lin Liu Lu Luo Ma Mao Meng Moon Nam Oh Pan Park Peng
Qian Qin Ren Ryu Seo Shen Shi Shin Sim Song Son Su Suh Sun Tan Tang Tian Tsai Wang Wei Wen Won Wong
Woo Wu Xi Xia Xiao Xie Xu Yan Yang Yao Ye Yeo Yi Yim Yin Yoo Yoon Yu Yuan Zeng Zhang Zhao Zheng Zhou
Zhu
`;
